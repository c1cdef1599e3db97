package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Waits for containers: for one that others depend on, and at the end for all. One time limit covers everything. */
final class Gate {
    private static final Duration POLL = Duration.ofMillis(200);

    private final JournalledEngine journalled;
    private final EngineReturn engineReturn;
    private final Abort abort;
    private final GateRules rules;
    private final boolean podman;
    private final long deadline;
    /** New and started containers, by ID. */
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    /** Containers that were kept and were good at the beginning: they must not get worse. By ID. */
    private final Map<String, KeptContainer> kept = new ConcurrentHashMap<>();
    /** Of kept containers, for those who depend on them. By ID. */
    private final Map<String, Watch> keptWatches = new ConcurrentHashMap<>();

    Gate(JournalledEngine journalled, EngineReturn engineReturn, Abort abort, GateRules rules) {
        this.journalled = journalled;
        this.engineReturn = engineReturn;
        this.abort = abort;
        this.rules = rules;
        this.podman = journalled.engine().isPodman();
        this.deadline = System.nanoTime() + rules.timeout().toNanos();
    }

    /** A new or started container has to pass. */
    void watch(String service, String id) {
        watches.put(id, new Watch(id, service, 0, rules.jobs().contains(service), rules.minUptime(), podman));
    }

    /** A kept container has to stay as good as it was. */
    void keep(KeptContainer container) {
        kept.put(container.id(), container);
        keptWatches.put(
                container.id(),
                new Watch(
                        container.id(),
                        container.service(),
                        container.restarts(),
                        rules.jobs().contains(container.service()),
                        Duration.ZERO,
                        podman));
    }

    /** The containers that have to pass: their services by their IDs. */
    Map<String, String> watched() {
        Map<String, String> services = new TreeMap<>();
        watches.forEach((id, watch) -> services.put(id, watch.service()));
        return services;
    }

    /** The containers that must not get worse. */
    List<KeptContainer> kept() {
        return List.copyOf(kept.values());
    }

    /** Waits until a service is as far as another one needs it; its containers have been started or kept before. */
    void await(Dependency dependency) throws Exception {
        if (dependency.condition() == Dependency.Condition.STARTED) {
            return;
        }
        for (Watch watch : of(dependency.service())) {
            refuseMissingCheck(dependency, watch);
            Watch.Verdict verdict = look(watch);
            while (!verdict.isGood()) {
                check(watch, verdict);
                abort.pause(POLL);
                verdict = look(watch);
            }
        }
    }

    private List<Watch> of(String service) {
        return Stream.concat(watches.values().stream(), keptWatches.values().stream())
                .filter(watch -> watch.service().equals(service))
                .toList();
    }

    private void refuseMissingCheck(Dependency dependency, Watch watch) throws Exception {
        if (dependency.condition() != Dependency.Condition.HEALTHY) {
            return;
        }
        JsonNode test = inspect(watch.id()).path("Config").path("Healthcheck").path("Test");
        if (test.isEmpty() || test.path(0).asText().equals("NONE")) {
            throw new GateFailure(
                    "A service depends on " + dependency.service()
                            + " being healthy, but neither the file nor the image gives it a healthcheck: add one, or depend on"
                            + " service_started.",
                    watch.id());
        }
    }

    /** Waits until every watched container is good at the same time. */
    void awaitAll() throws Exception {
        Set<String> told = new LinkedHashSet<>();
        for (Set<String> waiting = lookAtAll(told); !waiting.isEmpty(); waiting = lookAtAll(told)) {
            abort.pause(POLL);
        }
    }

    private Set<String> lookAtAll(Set<String> told) throws Exception {
        journalled.run().checkCancelled();
        Set<String> waiting = new LinkedHashSet<>();
        for (Watch watch : watches.values()) {
            Watch.Verdict verdict = look(watch);
            if (!verdict.isGood()) {
                check(watch, verdict);
                waiting.add(watch.service());
            }
            if (watch.checksNeverRun() && told.add(watch.service())) {
                journalled
                        .run()
                        .log("This engine does not run health checks (Podman without systemd); " + watch.service()
                                + " counts as up after "
                                + rules.minUptime().toSeconds() + " s.");
            }
        }
        for (KeptContainer container : kept.values()) {
            refuseWorse(container);
        }
        return waiting;
    }

    private void check(Watch watch, Watch.Verdict verdict) throws GateFailure {
        if (verdict.standing() == Watch.Standing.FAILED) {
            throw new GateFailure("The service " + watch.service() + " failed: " + verdict.sentence(), watch.id());
        }
        if (System.nanoTime() > deadline) {
            throw new GateFailure(
                    "The service " + watch.service() + " was not up within "
                            + rules.timeout().toSeconds() + " s: " + verdict.sentence(),
                    watch.id());
        }
    }

    private void refuseWorse(KeptContainer before) throws Exception {
        if (!before.running()) {
            return;
        }
        ObservedContainer now = new ObservedContainer(inspect(before.id()));
        boolean grewUnhealthy = now.health().equals("unhealthy") && !before.unhealthy();
        if (!now.running() && !now.completed() || grewUnhealthy) {
            throw new GateFailure(
                    "The container " + now.name() + ", which was not changed, is now "
                            + (grewUnhealthy ? "unhealthy" : now.status()) + ".",
                    now.id());
        }
    }

    private Watch.Verdict look(Watch watch) throws Exception {
        return watch.look(inspect(watch.id()), System.nanoTime());
    }

    private JsonNode inspect(String id) throws Exception {
        return engineReturn
                .ask(() -> journalled.engine().container(id))
                .orElseThrow(() -> new GateFailure(
                        "A container of the project (" + id.substring(0, 12) + ") is gone: somebody removed it.", id));
    }
}
