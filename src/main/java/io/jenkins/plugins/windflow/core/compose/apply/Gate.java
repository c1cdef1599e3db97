package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.change.making.GateFailure;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.Watch;
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
    private final JournalledEngine journalled;
    private final EngineReturn engineReturn;
    private final Abort abort;
    private final GateRules rules;
    private final boolean podman;
    private final HealthReport health;
    private final long deadline;
    /** New and started containers, by ID. */
    private final Map<String, Lookout> watched = new ConcurrentHashMap<>();
    /** Containers that were kept and were good at the beginning: they must not get worse. By ID. */
    private final Map<String, KeptContainer> kept = new ConcurrentHashMap<>();
    /** Of kept containers, for those who depend on them. By ID. */
    private final Map<String, Lookout> keptWatched = new ConcurrentHashMap<>();

    Gate(JournalledEngine journalled, EngineReturn engineReturn, Abort abort, GateRules rules) {
        this.journalled = journalled;
        this.engineReturn = engineReturn;
        this.abort = abort;
        this.rules = rules;
        this.podman = journalled.engine().isPodman();
        this.health = new HealthReport(journalled.run());
        this.deadline = System.nanoTime() + rules.timeout().toNanos();
    }

    /** A new or started container has to pass. */
    void watch(String service, String id) {
        Watch watch = new Watch(id, service, 0, rules.jobs().contains(service), rules.minUptime(), podman);
        watched.put(id, new Lookout(watch));
    }

    /** A kept container has to stay as good as it was. */
    void keep(KeptContainer container) {
        kept.put(container.id(), container);
        boolean job = rules.jobs().contains(container.service());
        Watch watch = new Watch(container.id(), container.service(), container.restarts(), job, Duration.ZERO, podman);
        keptWatched.put(container.id(), new Lookout(watch));
    }

    /** The containers that have to pass: their services by their IDs. */
    Map<String, String> watched() {
        Map<String, String> services = new TreeMap<>();
        watched.forEach((id, lookout) -> services.put(id, lookout.watch().service()));
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
        for (Lookout lookout : of(dependency.service())) {
            Lookout.Look look = told(lookout, lookout.look(this::inspect));
            refuseMissingCheck(dependency, look, lookout.watch());
            while (!look.verdict().isGood()) {
                check(lookout.watch(), look.verdict());
                abort.pause(Duration.ofNanos(look.due() - System.nanoTime()));
                look = told(lookout, lookout.look(this::inspect));
            }
        }
    }

    private List<Lookout> of(String service) {
        return Stream.concat(watched.values().stream(), keptWatched.values().stream())
                .filter(lookout -> lookout.watch().service().equals(service))
                .toList();
    }

    private static void refuseMissingCheck(Dependency dependency, Lookout.Look look, Watch watch) throws GateFailure {
        if (dependency.condition() != Dependency.Condition.HEALTHY) {
            return;
        }
        JsonNode test = look.inspect().path("Config").path("Healthcheck").path("Test");
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
        long begun = System.nanoTime();
        Set<String> told = new LinkedHashSet<>();
        while (!lookAtAll(told)) {
            abort.pause(Lookout.pause(Duration.ofNanos(System.nanoTime() - begun)));
        }
    }

    /** Whether all are good. */
    private boolean lookAtAll(Set<String> told) throws Exception {
        journalled.run().checkCancelled();
        Map<String, JsonNode> now = inspectAll();
        boolean good = true;
        for (Lookout lookout : watched.values()) {
            Watch watch = lookout.watch();
            Watch.Verdict verdict = told(lookout, lookout.seen(there(now.get(watch.id()), watch.id())))
                    .verdict();
            if (!verdict.isGood()) {
                check(watch, verdict);
                good = false;
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
            refuseWorse(container, now);
        }
        return good;
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

    private void refuseWorse(KeptContainer before, Map<String, JsonNode> inspects) throws GateFailure {
        if (!before.running()) {
            return;
        }
        ObservedContainer now = new ObservedContainer(there(inspects.get(before.id()), before.id()));
        health.saw(before.service(), now);
        boolean grewUnhealthy = now.health().equals("unhealthy") && !before.unhealthy();
        if (!now.running() && !now.completed() || grewUnhealthy) {
            throw new GateFailure(
                    "The container " + now.name() + ", which was not changed, is now "
                            + (grewUnhealthy ? "unhealthy" : now.status()) + ".",
                    now.id());
        }
    }

    /** The look is told for the report, where only a state that is new counts. */
    private Lookout.Look told(Lookout lookout, Lookout.Look look) {
        health.saw(lookout.watch().service(), new ObservedContainer(look.inspect()));
        return look;
    }

    private JsonNode inspect(String id) throws Exception {
        return there(engineReturn.ask(() -> journalled.engine().container(id)).orElse(null), id);
    }

    /** Those that are there, by ID; asked for side by side. */
    private Map<String, JsonNode> inspectAll() throws Exception {
        Set<String> ids = new LinkedHashSet<>(watched.keySet());
        ids.addAll(kept.keySet());
        return engineReturn.ask(() -> Questions.each(ids, journalled.engine()::container));
    }

    private static JsonNode there(JsonNode inspect, String id) throws GateFailure {
        if (inspect == null) {
            throw new GateFailure(
                    "A container of the project (" + id.substring(0, 12) + ") is gone: somebody removed it.", id);
        }
        return inspect;
    }
}
