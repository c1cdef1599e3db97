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
    private static final String SERVICE_MAC_ADDRESS =
            "`docker compose` 2.26 loses the `mac_address` of a service on engines from 25 on, so that the service is recreated once.";
    private static final String IPAM_OPTIONS =
            "`ipam.options` reach the engine; `docker compose` checks and then forgets them.";
    private static final String BOOLEAN =
            "`docker-compose` 1.29 writes a label's `true` as `True`, so that a service with such a label is recreated once.";

    private static final String MOUNTS_OF_OTHERS =
            "`docker compose` 2.26 loses `:ro` of the services in `volumes_from`, so that a service with it is recreated once.";
    private static final String UNUSED_VOLUMES =
            "`docker compose` also makes the volumes that only services use which take no part.";
    private static final String REHEARSAL =
            "`docker compose` 2.26 cannot rehearse (`up --dry-run`) a service whose secrets or configs are not files.";

    static final List<AcceptedChange> ALL = List.of(
            new AcceptedChange("02-wiki", "recreate container .* secrets cannot be compared", CONTENT),
            new AcceptedChange(
                    "15-healthchecks", "(?s).*start_interval as feature require Docker Engine v25.*", START_INTERVAL),
            new AcceptedChange("17-mounts", "recreate container long-1 volumes /se", SELINUX),
            new AcceptedChange("23-secrets", "recreate container .* secrets cannot be compared", CONTENT),
            new AcceptedChange("29-include", "recreate container .* configs cannot be compared", CONTENT),
            new AcceptedChange("31-configs", "recreate container .* configs cannot be compared", CONTENT),
            new AcceptedChange(
                    "41-annotations-and-runtime", "(?s).*asks for annotations, which needs Docker API.*", ANNOTATIONS),
            new AcceptedChange("39-links", "recreate container web-1 volumes_from", MOUNTS_OF_OTHERS),
            new AcceptedChange("43-merged-lists", "recreate container web-1 .*", CONTENT),
            new AcceptedChange("44-merged-maps", "(?s).*asks for annotations, which needs Docker API.*", ANNOTATIONS),
            new AcceptedChange("54-log-pipeline", "recreate container .* configs cannot be compared", CONTENT),
            new AcceptedChange("55-media-server", "recreate container indexer-1 volumes_from", MOUNTS_OF_OTHERS),
            new AcceptedChange("59-external-resources", "(?s).*unsupported external secret.*", EXTERNAL),
            new AcceptedChange("60-mac-and-address", "(?s).*specify mac-address per network.*", MAC_ADDRESS),
            new AcceptedChange("60-mac-and-address", "recreate container top-1 networks default", SERVICE_MAC_ADDRESS),
            new AcceptedChange("19-ipv6", "recreate network dual changed: ipam", IPAM_OPTIONS),
            new AcceptedChange("19-ipv6", "recreate container web-1 network dual is replaced", IPAM_OPTIONS),
            new AcceptedChange("24-restart-policies", "recreate container h-1 stop_grace_period", FRACTIONS));

    /** What docker compose does with our stacks, or refuses to do. */
    static final List<AcceptedChange> OURS = List.of(
            new AcceptedChange("08-selected-services", "(?s)up .*Volume .*_other. Creating.*", UNUSED_VOLUMES),
            new AcceptedChange("23-secrets", "(?s).*DRY-RUN MODE.*Could not find the file.*", REHEARSAL),
            new AcceptedChange("24-restart-policies", "recreate container h-1 stop_grace_period", FRACTIONS),
            new AcceptedChange("31-configs", "(?s).*DRY-RUN MODE.*Could not find the file.*", REHEARSAL),
            new AcceptedChange("39-links", "recreate container web-1 volumes_from", MOUNTS_OF_OTHERS),
            new AcceptedChange("43-merged-lists", "(?s).*DRY-RUN MODE.*Could not find the file.*", REHEARSAL),
            new AcceptedChange("54-log-pipeline", "(?s).*DRY-RUN MODE.*Could not find the file.*", REHEARSAL),
            new AcceptedChange("44-merged-maps", "(?s).*asks for annotations, which needs Docker API.*", ANNOTATIONS),
            new AcceptedChange(
                    "41-annotations-and-runtime", "(?s).*asks for annotations, which needs Docker API.*", ANNOTATIONS),
            new AcceptedChange("59-external-resources", "(?s).*unsupported external secret.*", EXTERNAL));

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
