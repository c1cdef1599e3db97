package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a recreation takes away, or what cannot be given back when it fails: said before it begins. */
final class Losses {
    private Losses() {}

    static List<String> of(Replacement target, List<Replacement> dependants) {
        List<String> losses = new ArrayList<>();
        losses.add(
                "What " + target.old().name() + " has written outside of its volumes is gone with the old container.");
        if (target.old().autoRemove()) {
            losses.add(target.old().name() + " is removed by the engine as soon as it stops (auto-remove), so it cannot"
                    + " come back if its successor fails.");
        }
        for (Replacement dependant : dependants) {
            losses.add(dependant.old().name() + " shares namespaces with "
                    + target.old().name() + " and is made once more with it, as it is.");
        }
        leftNetworks(target, losses);
        leftVolumes(target, losses);
        return losses;
    }

    private static void leftNetworks(Replacement target, List<String> losses) {
        JsonNode before = target.before().document().path("NetworkingConfig").path("EndpointsConfig");
        JsonNode after = target.after().document().path("NetworkingConfig").path("EndpointsConfig");
        before.properties().forEach(entry -> {
            if (!after.has(entry.getKey())) {
                losses.add("It leaves the network " + entry.getKey()
                        + (entry.getValue().isEmpty() ? "." : ", with its names and addresses there."));
            }
        });
    }

    /** Anonymous volumes that the edit does not want any more stay on the engine, but nothing leads to them. */
    private static void leftVolumes(Replacement target, List<String> losses) {
        ObjectNode wanted = target.after().document().deepCopy();
        AnonymousVolumes.keep(wanted, target.old().inspect(), Set.of());
        String binds = wanted.path("HostConfig").path("Binds").toString()
                + wanted.path("HostConfig").path("Mounts");
        target.old().anonymousVolumes().stream()
                .filter(volume -> !binds.contains(volume))
                .filter(volume ->
                        AnonymousVolumes.sources(wanted.path("HostConfig")).isEmpty())
                .forEach(volume -> losses.add("Its anonymous volume " + volume.substring(0, 12)
                        + " is not mounted any more; it stays on the engine until it is pruned."));
    }
}
