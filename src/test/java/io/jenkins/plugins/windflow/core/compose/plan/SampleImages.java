package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The images of simulated engines: {@code acme/...} has something in every place that containers inherit; others little. */
final class SampleImages {
    private static final String PLAIN = """
            {"Env": ["PATH=/bin"], "Cmd": ["serve"]}""";

    private static final String RICH = """
            {"Env": ["PATH=/bin", "LANG=C"], "Cmd": ["serve"], "Entrypoint": ["/entry"], "User": "www", "WorkingDir": "/srv",
             "StopSignal": "SIGQUIT", "Labels": {"vendor": "acme"}, "Volumes": {"/cache": {}}, "ExposedPorts": {"80/tcp": {}},
             "Healthcheck": {"Test": ["CMD", "ok"], "Interval": 5000000000}}""";

    private SampleImages() {}

    static ObjectNode config(String reference) {
        return Stack.parse(reference.startsWith("acme/") ? RICH : PLAIN);
    }
}
