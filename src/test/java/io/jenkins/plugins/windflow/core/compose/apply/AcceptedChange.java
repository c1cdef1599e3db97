package io.jenkins.plugins.windflow.core.compose.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something that our plan changes although docker compose has just made it from the same files, and that is meant. This
 * is the one list of them; docs/compose-support.md has the same reasons.
 *
 * @param project name of the folder in the corpus
 * @param change regular expression for the lines
 * @param reason as in the document
 */
record AcceptedChange(String project, String change, String reason) {
    private static final String CONTENT =
            "The content of secrets and configs cannot be compared with what `docker compose` mounts or copies, so that "
                    + "a service with such files is recreated once.";
    private static final String FRACTIONS =
            "A `stop_grace_period` with a fraction of a second is rounded up; `docker compose` cuts the fraction off.";
    private static final String START_INTERVAL =
            "`docker compose` refuses `start_interval` on engines before 25; Windflow uses the `interval` and says so.";

    private static final String SELINUX =
            "`docker compose` 2.26 loses `bind.selinux` of the long syntax, so that a service with it is recreated once.";

    private static final String ANNOTATIONS =
            "`annotations` on an engine before 24 are an error; `docker compose` lets the engine drop them.";
    private static final String EXTERNAL =
            "`docker compose` refuses external secrets and configs; Windflow takes them from the step's secrets.";
    private static final String MAC_ADDRESS =
            "`docker compose` refuses a network's `mac_address` on engines before 25; Windflow passes it on where a "
                    + "service has one network.";
    private static final String BOOLEAN =
            "`docker-compose` 1.29 writes a label's `true` as `True`, so that a service with such a label is recreated once.";

    static final List<AcceptedChange> ALL = List.of(
            new AcceptedChange("02-wiki", "recreate container .* secrets cannot be compared", CONTENT),
            new AcceptedChange(
                    "15-healthchecks", "(?s).*start_interval as feature require Docker Engine v25.*", START_INTERVAL),
            new AcceptedChange("17-mounts", "recreate container long-1 volumes /se", SELINUX),
            new AcceptedChange("23-secrets", "recreate container .* secrets cannot be compared", CONTENT),
            new AcceptedChange("29-include", "recreate container .* configs cannot be compared", CONTENT),
            new AcceptedChange("31-configs", "recreate container .* configs cannot be compared", CONTENT),
            new AcceptedChange(
                    "41-annotations-and-runtime", ".*asks for annotations, which needs Docker API.*", ANNOTATIONS),
            new AcceptedChange("54-log-pipeline", "recreate container .* configs cannot be compared", CONTENT),
            new AcceptedChange("59-external-resources", "(?s).*unsupported external secret.*", EXTERNAL),
            new AcceptedChange("60-mac-and-address", "(?s).*specify mac-address per network.*", MAC_ADDRESS),
            new AcceptedChange("24-restart-policies", "recreate container h-1 stop_grace_period", FRACTIONS));

    /** The same for Compose 1. */
    static final List<AcceptedChange> COMPOSE_ONE = List.of(
            new AcceptedChange("02-wiki", "recreate container .* secrets cannot be compared", CONTENT),
            new AcceptedChange("04-monitoring", "recreate container grafana-1 labels public", BOOLEAN));

    private boolean covers(String sample, String line) {
        return project.equals(sample) && line.matches(change);
    }

    /** What is not in the list. */
    static List<String> unexpected(List<AcceptedChange> all, Map<String, List<String>> changes) {
        List<String> unexpected = new ArrayList<>();
        changes.forEach((sample, lines) -> lines.stream()
                .filter(line -> all.stream().noneMatch(accepted -> accepted.covers(sample, line)))
                .forEach(line -> unexpected.add(sample + ": " + line)));
        return unexpected;
    }

    /** Entries of the list that nothing was found for. */
    static Set<String> stale(List<AcceptedChange> all, List<Map<String, List<String>>> everywhere) {
        Set<String> stale = new TreeSet<>();
        for (AcceptedChange accepted : all) {
            boolean found = everywhere.stream()
                    .flatMap(changes -> changes.entrySet().stream())
                    .anyMatch(
                            entry -> entry.getValue().stream().anyMatch(line -> accepted.covers(entry.getKey(), line)));
            if (!found) {
                stale.add(accepted.toString());
            }
        }
        return stale;
    }
}
