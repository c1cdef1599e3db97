package io.jenkins.plugins.windflow.core.operation;

/**
 * Names a journalled action for people, as an order: {@code container.create} of {@code shop-web-1} is "create container
 * shop-web-1".
 */
final class ActionText {
    private ActionText() {}

    static String of(String type, String name) {
        return switch (type) {
            case "container.exec" -> "run " + name; // the name says which hook of which container
            case "container.files" -> "copy configs and secrets into container " + name;
            case "container.first-start" -> "start container " + name;
            case "container.restart-policy" -> "set the restart policy of container " + name;
            case "network.restore" -> "create network " + name + " again";
            case "network.connect" -> "connect a container to network " + name;
            case "network.disconnect" -> "disconnect a container from network " + name;
            default -> verbAndKind(type, name);
        };
    }

    private static String verbAndKind(String type, String name) {
        int dot = type.indexOf('.');
        return dot < 0 ? type + " " + name : type.substring(dot + 1) + " " + type.substring(0, dot) + " " + name;
    }
}
