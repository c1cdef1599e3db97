package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code tmpfs} of a service: {@code TARGET[:OPTIONS]}, one or a list of them. */
final class TmpfsReader {
    private final Reading reading;

    TmpfsReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * @param mounts the service's other mounts
     */
    List<TmpfsEntry> read(Fields service, List<Mount> mounts) {
        Set<String> mounted = mounts.stream().map(Mount::target).collect(Collectors.toSet());
        Map<String, TmpfsEntry> entries = new LinkedHashMap<>();
        String path = service.path("tmpfs");
        service.node("tmpfs").ifPresent(node -> {
            for (String text : reading.values().strings(Merge.items(node), path)) {
                add(text, node, path, mounted, entries);
            }
        });
        return List.copyOf(entries.values());
    }

    private void add(String text, Node node, String path, Set<String> mounted, Map<String, TmpfsEntry> entries) {
        int colon = text.indexOf(':');
        String target = colon < 0 ? text : text.substring(0, colon);
        String clean = target.startsWith("/") ? RelativePath.onHost("/", target) : "/";
        if (clean.equals("/")) {
            reading.problems()
                    .add(
                            node.position(),
                            path,
                            "\"" + text
                                    + "\" is not a tmpfs: write an absolute path in the container, with mount options"
                                    + " behind a colon if need be.");
        } else if (mounted.contains(clean) || entries.containsKey(clean)) {
            reading.problems().add(node.position(), path, "Something else is mounted at " + clean + " already.");
        } else {
            entries.put(clean, new TmpfsEntry(clean, colon < 0 ? "" : text.substring(colon + 1)));
        }
    }
}
