package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.ExtraHost;
import java.util.List;

/** Writes {@code extra_hosts} of services and builds. */
final class ExtraHostWriter {
    private ExtraHostWriter() {}

    static List<String> lines(List<ExtraHost> hosts) {
        return hosts.stream().map(host -> host.name() + "=" + host.address()).toList();
    }
}
