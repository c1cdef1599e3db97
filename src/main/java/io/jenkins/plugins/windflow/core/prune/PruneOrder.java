package io.jenkins.plugins.windflow.core.prune;

/**
 * Which of the things that are not used go.
 *
 * @param containers those that do not run
 * @param networks those that no running container is in
 * @param buildCache all that no build uses at the moment
 */
public record PruneOrder(boolean containers, boolean networks, Volumes volumes, Images images, boolean buildCache) {
    /** Which volumes go, of those that no container has. */
    public enum Volumes {
        NONE,
        /** Those that nobody has named. */
        ANONYMOUS,
        ALL
    }

    /** Which images go, of those that no container was made from. */
    public enum Images {
        NONE,
        /** Those that have no name any more. */
        DANGLING,
        ALL
    }

    /** @throws IllegalArgumentException when it orders nothing */
    public PruneOrder {
        if (!containers && !networks && !buildCache && volumes == Volumes.NONE && images == Images.NONE) {
            throw new IllegalArgumentException(
                    "Say what is to go: containers, networks, volumes, images or buildCache.");
        }
    }

    public static PruneOrder images(Images images) {
        return new PruneOrder(false, false, Volumes.NONE, images, false);
    }

    public static PruneOrder volumes(Volumes volumes) {
        return new PruneOrder(false, false, volumes, Images.NONE, false);
    }

    public static PruneOrder unusedNetworks() {
        return new PruneOrder(false, true, Volumes.NONE, Images.NONE, false);
    }
}
