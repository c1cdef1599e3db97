package io.jenkins.plugins.windflow.core.compose.projects;

import java.util.ArrayList;
import java.util.List;

/**
 * A difference to {@code docker compose config} that is meant. This is the one list of them; docs/compose-support.md
 * has the same reasons.
 *
 * @param project name of the folder
 * @param path regular expression for the path of the value
 * @param reason as in the document
 */
record AcceptedDifference(String project, String path, String reason) {
    private static final String CREATE_HOST_PATH =
            "The long syntax of a bind mount makes a folder of the host that is missing, unless `create_host_path` is "
                    + "`false`, as the specification asks; `docker compose` 2.26 does so only in the short syntax.";
    private static final String IPAM_OPTIONS =
            "`ipam.options` reach the engine; `docker compose` checks and then forgets them.";

    private static final String QUOTED_MODES =
            "A quoted mode such as `\"0440\"` is octal; `docker compose` takes its digits for decimal ones, and refuses it "
                    + "for a tmpfs mount.";

    private static final String JOINED_POOLS =
            "The address pools (`ipam.config`) of several files are joined by their subnets; `docker compose` 2.26 keeps "
                    + "those of the last file alone.";

    static final List<AcceptedDifference> ALL = List.of(
            new AcceptedDifference("17-mounts", "services/long/volumes/\\d/bind/create_host_path", CREATE_HOST_PATH),
            new AcceptedDifference("19-ipv6", "networks/dual/ipam/options/vendor", IPAM_OPTIONS),
            new AcceptedDifference("23-secrets", "services/app/secrets/4/mode", QUOTED_MODES),
            new AcceptedDifference("44-merged-maps", "networks/one/ipam/config/.*", JOINED_POOLS));

    /** What is wrong: differences that are not in the list, and entries of the list that do not exist any more. */
    static List<String> check(String project, List<Difference> differences) {
        List<AcceptedDifference> accepted =
                ALL.stream().filter(one -> one.project().equals(project)).toList();
        List<String> wrong = new ArrayList<>();
        for (Difference difference : differences) {
            if (accepted.stream().noneMatch(one -> difference.path().matches(one.path()))) {
                wrong.add(difference.toString());
            }
        }
        for (AcceptedDifference one : accepted) {
            if (differences.stream().noneMatch(difference -> difference.path().matches(one.path()))) {
                wrong.add("accepted, but no difference any more: " + one.path() + " (" + one.reason() + ")");
            }
        }
        return wrong;
    }
}
