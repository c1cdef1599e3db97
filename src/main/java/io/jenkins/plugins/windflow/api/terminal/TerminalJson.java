package io.jenkins.plugins.windflow.api.terminal;

import io.jenkins.plugins.windflow.core.terminal.Terminal;
import io.jenkins.plugins.windflow.core.terminal.TerminalEnd;
import io.jenkins.plugins.windflow.core.terminal.TerminalRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Terminals as the API tells them. */
final class TerminalJson {
    private TerminalJson() {}

    static Map<String, Object> of(Terminal terminal) {
        TerminalRequest request = terminal.request();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", terminal.id());
        json.put("environment", request.environment());
        json.put("container", request.container());
        json.put("containerName", request.containerName());
        json.put("program", terminal.program());
        json.put("user", request.user());
        json.put("directory", request.directory());
        json.put("started", terminal.started().toString());
        json.put("attached", terminal.isAttached());
        return json;
    }

    static Map<String, Object> of(TerminalEnd end) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", end.reason().name());
        json.put("exitCode", end.exitCode());
        json.put("sentence", end.sentence());
        return json;
    }
}
