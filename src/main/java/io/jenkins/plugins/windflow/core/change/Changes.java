package io.jenkins.plugins.windflow.core.change;

import java.util.Map;

/** Reads changes back from a journal. */
public final class Changes {
    private Changes() {}

    /**
     * The change of a journal entry.
     *
     * @param facts what {@link Change#facts()} said
     * @throws IllegalArgumentException with half a sentence when it cannot be understood
     */
    public static Change read(String type, String name, Map<String, ?> facts) {
        Facts known = new Facts(type, facts);
        return switch (type) {
            case ContainerCreate.TYPE -> ContainerCreate.read(name, known);
            case ContainerExec.TYPE -> ContainerExec.read(name, known);
            case ContainerFiles.TYPE -> ContainerFiles.read(name, known);
            case ContainerFirstStart.TYPE -> ContainerFirstStart.read(name, known);
            case ContainerPause.TYPE -> ContainerPause.read(name, known);
            case ContainerRemove.TYPE -> ContainerRemove.read(name, known);
            case ContainerRename.TYPE -> ContainerRename.read(known);
            case ContainerRestart.TYPE -> ContainerRestart.read(name, known);
            case ContainerStart.TYPE -> ContainerStart.read(name, known);
            case ContainerStop.TYPE -> ContainerStop.read(name, known);
            case ContainerUnpause.TYPE -> ContainerUnpause.read(name, known);
            case NewImage.BUILD -> NewImage.read(NewImage.Source.BUILD, name, known);
            case NewImage.PULL -> NewImage.read(NewImage.Source.PULL, name, known);
            case ImageTag.TYPE -> ImageTag.read(name, known);
            case NetworkConnect.TYPE -> NetworkConnect.read(name, known);
            case NetworkCreate.TYPE -> new NetworkCreate(name);
            case NetworkDisconnect.TYPE -> NetworkDisconnect.read(name, known);
            case NetworkRemove.TYPE -> NetworkRemove.read(name, known);
            case NetworkRestore.TYPE -> NetworkRestore.read(name, known);
            case RestartPolicyChange.TYPE -> RestartPolicyChange.read(name, known);
            case VolumeCreate.TYPE -> new VolumeCreate(name);
            case VolumeRemove.TYPE -> new VolumeRemove(name);
            default -> throw new IllegalArgumentException("the change " + type + " is not known");
        };
    }
}
