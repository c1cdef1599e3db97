package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Namespaces;

/** The namespaces of a service in the engine's terms; those of a service's container come from {@link Parents}. */
final class NamespaceBody {
    private NamespaceBody() {}

    /** What is not asked for is left to the engine. The network mode is set with the networks. */
    static void addModes(ObjectNode host, Namespaces namespaces) {
        namespaces.ipc().ifPresent(mode -> host.put("IpcMode", text(mode)));
        namespaces.pid().ifPresent(mode -> host.put("PidMode", text(mode)));
        namespaces.uts().ifPresent(mode -> host.put("UTSMode", text(mode)));
    }

    static String text(NamespaceMode mode) {
        return switch (mode) {
            case NamespaceMode.Host() -> "host";
            case NamespaceMode.None() -> "none";
            case NamespaceMode.Private() -> "private";
            case NamespaceMode.Shareable() -> "shareable";
            case NamespaceMode.OnNetwork on -> on.network();
            case NamespaceMode.Joined joined -> Parents.mode(joined.container());
        };
    }
}
