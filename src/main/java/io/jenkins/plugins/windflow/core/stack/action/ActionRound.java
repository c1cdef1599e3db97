package io.jenkins.plugins.windflow.core.stack.action;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One way through the containers of a stack, rank by rank; those of one rank side by side. */
final class ActionRound {
    /** All who change something on an engine share sixteen connections. */
    private static final int AT_ONCE = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final StackEngine engine;
    private final OperationRun run;
    private final StackAction action;
    private final List<ObservedContainer> all;
    private final boolean named;
    private final DependencyRanks ranks;
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> brokenServices = Collections.synchronizedSet(new HashSet<>());

    /**
     * @param all the stack's containers, whose dependencies count
     * @param named whether somebody named services: jobs that are done are then done once more, and nothing is waited for
     */
    ActionRound(StackEngine engine, OperationRun run, StackAction action, List<ObservedContainer> all, boolean named) {
        this.engine = engine;
        this.run = run;
        this.action = action;
        this.all = all;
        this.named = named;
        this.ranks = new DependencyRanks(all);
    }

    void run(List<ObservedContainer> chosen) throws Exception {
        Set<ObservedContainer> wanted = new HashSet<>(chosen);
        run.phase(action.word());
        for (List<ObservedContainer> rank : ranks.inOrder(action.dependenciesFirst())) {
            run.checkCancelled();
            sideBySide(rank.stream().filter(wanted::contains).toList());
        }
    }

    private void sideBySide(List<ObservedContainer> containers) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("windflow-stack-", 1).factory())) {
            List<Future<?>> turns = new ArrayList<>();
            containers.forEach(container -> turns.add(threads.submit(() -> {
                turn(container);
                return null;
            })));
            try {
                for (Future<?> turn : turns) {
                    turn.get();
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
    }

    private void turn(ObservedContainer container) throws InterruptedException {
        if (isDoneAnyway(container)) {
            keep(container);
            return;
        }
        Optional<String> obstacle = action.waits() ? obstacle(container) : Optional.empty();
        if (obstacle.isPresent()) {
            fail(container, obstacle.get());
            return;
        }
        try {
            action.apply(engine, container);
            report(container, action.done(), "");
            done.add(container.name());
            run.log(container.name() + " was " + action.done() + ".");
        } catch (EngineException e) {
            if (e.unanswered()) {
                throw e;
            }
            fail(container, e.getMessage());
        }
    }

    private boolean isDoneAnyway(ObservedContainer container) {
        boolean finishedJob =
                action == StackAction.START && !named && container.completed() && ranks.isJob(container.service());
        return finishedJob || !action.appliesTo(container);
    }

    /** Why the services that it depends on are not ready for it. Who names services knows what they want: nothing is waited for. */
    private Optional<String> obstacle(ObservedContainer container) throws InterruptedException {
        for (Map.Entry<String, String> needed :
                ranks.conditionsOf(container.service()).entrySet()) {
            String service = needed.getKey();
            if (brokenServices.contains(service)) {
                return Optional.of(service + " could not be " + action.done());
            }
            if (!named) {
                Optional<String> obstacle =
                        new Readiness(engine, PATIENCE).await(service, needed.getValue(), containersOf(service));
                if (obstacle.isPresent()) {
                    return obstacle;
                }
            }
        }
        return Optional.empty();
    }

    private List<ObservedContainer> containersOf(String service) {
        return all.stream()
                .filter(container -> container.service().equals(service))
                .toList();
    }

    private void keep(ObservedContainer container) {
        kept.add(container.name());
        report(container, "kept", "is " + container.status());
        run.log(container.name() + " is " + container.status() + " and is left as it is.");
    }

    private void fail(ObservedContainer container, String why) {
        brokenServices.add(container.service());
        failures.add(container.name() + ": " + why.replaceFirst("\\.$", ""));
        report(container, "failed", why);
        run.log("Warning: " + container.name() + " was not " + action.done() + ": " + why);
    }

    private void report(ObservedContainer container, String outcome, String detail) {
        run.report(
                "containers",
                container.name(),
                Map.of("service", container.service(), "outcome", outcome, "detail", detail));
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** What the operation returns. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("operation", run.id().value());
        values.put("status", done.isEmpty() ? "UNCHANGED" : action.done().toUpperCase(Locale.ROOT));
        values.put("changes", done.size());
        values.put("done", List.copyOf(done));
        values.put("kept", List.copyOf(kept));
        return values;
    }
}
