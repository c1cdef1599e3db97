package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Waits for containers: for one that others depend on, and at the end for all. One time limit covers everything. */
final class Gate {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Context context;
    private final long deadline;
    /** New and started containers, by ID. */
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    /** Containers that were kept and were good at the beginning: they must not get worse. By ID. */
    private final Map<String, ObservedContainer> kept = new ConcurrentHashMap<>();
    /** Of kept containers, for those who depend on them. By ID. */
    private final Map<String, Watch> keptWatches = new ConcurrentHashMap<>();

    Gate(Context context) {
        this.context = context;
        this.deadline = System.nanoTime() + context.options().timeout().toNanos();
    }

    /** A new or started container has to pass. */
    void watch(Service service, String id) {
        watches.put(
                id,
                new Watch(
                        id,
                        service.name(),
                        0,
                        isJob(service.name()),
                        context.options().minUptime(),
                        context.engine().isPodman()));
    }

    /** A kept container has to stay as good as it was. */
    void keep(Service service, ObservedContainer container) {
        kept.put(container.id(), container);
        keptWatches.put(
                container.id(),
                new Watch(
                        container.id(),
                        service.name(),
                        container.inspect().path("RestartCount").asInt(),
                        isJob(service.name()),
                        Duration.ZERO,
                        context.engine().isPodman()));
    }

    private boolean isJob(String service) {
        return context.project().services().values().stream()
                .map(other -> other.dependencies().get(service))
                .anyMatch(dependency ->
                        dependency != null && dependency.condition() == Dependency.Condition.COMPLETED_SUCCESSFULLY);
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
                context.abort().pause(POLL);
                verdict = look(watch);
            }
        }
    }

    private List<Watch> of(String service) {
        return Stream.concat(watches.values().stream(), keptWatches.values().stream())
                .filter(watch -> watch.service().equals(service))
                .toList();
    }

    private void refuseMissingCheck(Dependency dependency, Watch watch) throws GateFailure {
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
            context.abort().pause(POLL);
        }
    }

    private Set<String> lookAtAll(Set<String> told) throws Exception {
        context.run().checkCancelled();
        Set<String> waiting = new LinkedHashSet<>();
        for (Watch watch : watches.values()) {
            Watch.Verdict verdict = look(watch);
            if (!verdict.isGood()) {
                check(watch, verdict);
                waiting.add(watch.service());
            }
            if (watch.checksNeverRun() && told.add(watch.service())) {
                context.run()
                        .log("This engine does not run health checks (Podman without systemd); " + watch.service()
                                + " counts as up after "
                                + context.options().minUptime().toSeconds() + " s.");
            }
        }
        for (ObservedContainer container : kept.values()) {
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
                            + context.options().timeout().toSeconds() + " s: " + verdict.sentence(),
                    watch.id());
        }
    }

    private void refuseWorse(ObservedContainer before) throws GateFailure {
        if (!before.running()) {
            return;
        }
        ObservedContainer now = new ObservedContainer(inspect(before.id()));
        boolean grewUnhealthy =
                health(now).equals("unhealthy") && !health(before).equals("unhealthy");
        if (!now.running() && !now.completed() || grewUnhealthy) {
            throw new GateFailure(
                    "The container " + now.name() + ", which was not changed, is now "
                            + (grewUnhealthy ? "unhealthy" : now.status()) + ".",
                    now.id());
        }
    }

    private static String health(ObservedContainer container) {
        return container.inspect().path("State").path("Health").path("Status").asText("");
    }

    private Watch.Verdict look(Watch watch) throws GateFailure {
        return watch.look(inspect(watch.id()), System.nanoTime());
    }

    private JsonNode inspect(String id) throws GateFailure {
        return context.engine()
                .container(id)
                .orElseThrow(() -> new GateFailure(
                        "A container of the project (" + id.substring(0, 12) + ") is gone: somebody removed it.", id));
    }
}
