package io.jenkins.plugins.windflow.core.operation;

/** Names a journalled action for people: {@code container.create} of {@code shop-web-1} is "create container shop-web-1". */
final class ActionText {
    private ActionText() {}

    static String of(String type, String name) {
        int dot = type.indexOf('.');
        return dot < 0 ? type + " " + name : type.substring(dot + 1) + " " + type.substring(0, dot) + " " + name;
    }
}
