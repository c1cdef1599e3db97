package io.jenkins.plugins.windflow.core.file;

/** The files of a place, for as long as it is open: what keeps them in reach is given back when it is closed. */
public final class OpenPlace implements AutoCloseable {
    private final PlaceFiles files;
    private final PlaceState state;
    private final Runnable onClose;

    OpenPlace(PlaceFiles files, PlaceState state, Runnable onClose) {
        this.files = files;
        this.state = state;
        this.onClose = onClose;
    }

    public PlaceFiles files() {
        return files;
    }

    public PlaceState state() {
        return state;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
