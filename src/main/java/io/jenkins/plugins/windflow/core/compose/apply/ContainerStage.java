package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.ContainerFirstStart;
import io.jenkins.plugins.windflow.core.change.ContainerRestart;
import io.jenkins.plugins.windflow.core.change.ContainerStart;
import io.jenkins.plugins.windflow.core.change.ContainerUnpause;
import io.jenkins.plugins.windflow.core.change.making.ContainerGuard;
import io.jenkins.plugins.windflow.core.change.making.GateFailure;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the containers about: each on its own thread, as soon as the services that its own depends on are far enough; new
 * ones are made before that, so that only their start has to wait. Those of one service are replaced one after the other, so that it is never wholly away. Old containers are parked, never
 * removed; {@link Commit} does that when the gate has passed.
 */
final class ContainerStage {
    private final Context context;
    private final StackEngine engine;
    private final Gate gate;
    private final Parking parking;
    private final ContainerMaker maker;
    private final MakingAhead ahead;
    private final ContainerGuard guard;
    private final Hooks hooks;
    private final ServiceActions actions;
    private final List<Plan.ContainerAction> removals;
    /** Of containers that are put aside, by ID: two of those whose namespaces one shares may stop it. */
    private final Map<String, ReentrantLock> parkings = new ConcurrentHashMap<>();
    /** Engines look for a free host port of a range and take it in two steps. */
    private final ReentrantLock portRanges = new ReentrantLock();

    ContainerStage(Context context, Gate gate, Parking parking, Plan plan) {
        this.context = context;
        this.engine = context.engine();
        this.gate = gate;
        this.parking = parking;
        this.guard = new ContainerGuard(engine);
        this.hooks = new Hooks(context);
        this.actions = new ServiceActions(plan);
        this.removals = plan.containers().stream()
                .filter(action -> action.verb() == Plan.Verb.REMOVE)
                .toList();
        this.maker = new ContainerMaker(
                context,
                service -> actions.first(service)
                        .flatMap(action -> engine.container(action.name()))
                        .map(inspect -> inspect.path("Id").asText()));
        this.ahead = new MakingAhead(context.abort());
        actions.all().stream()
                .filter(this::mayBeMadeAhead)
                .forEach(action -> ahead.add(action.name(), () -> make(action)));
    }

    /** A new container whose service waits for others, unless their containers have to be there when it is made. */
    private boolean mayBeMadeAhead(Plan.ContainerAction action) {
        Service service = service(action);
        return action.verb() == Plan.Verb.CREATE
                && !service.dependencies().isEmpty()
                && service.parents().isEmpty()
                && service.links().isEmpty();
    }

    void apply() throws Exception {
        parkAhead();
        Tasks tasks = Tasks.changes(context.run(), context.abort());
        for (Plan.ContainerAction action : actions.all()) {
            tasks.start(action.name(), () -> awaitTurn(action), () -> {
                apply(action);
                actions.done(action);
            });
        }
        ahead.start(tasks::start);
        tasks.join();
    }

    /**
     * Before anything starts, what goes is stopped, because it may hold a port or an address that a new container wants; and
     * so is what is replaced and holds one that the new container of another service wants.
     */
    private void parkAhead() throws Exception {
        Tasks tasks = Tasks.changes(context.run(), context.abort());
        DownOrder order = new DownOrder(
                context.abort(),
                removals.stream().map(action -> action.observed().orElseThrow()).toList());
        for (Plan.ContainerAction action : removals) {
            tasks.start(action.name(), () -> order.awaitTurn(action.service()), () -> {
                parkRemoval(action);
                order.gone(action.service());
            });
        }
        for (Plan.ContainerAction action : Claims.inTheWay(context.project(), actions.all())) {
            tasks.start(action.name(), () -> park(action));
        }
        tasks.join();
    }

    private void parkRemoval(Plan.ContainerAction action) throws Exception {
        ObservedContainer old = action.observed().orElseThrow();
        if (!parking.isParked(old)) {
            Optional<ObservedContainer> now = guard.unchangedIfThere(old);
            if (now.isEmpty()) {
                context.run().log("The container " + action.name() + " is gone already.");
                return;
            }
            parking.stop(now.get());
        }
        context.run().log("Stopped " + action.name() + ": " + action.reason() + ".");
    }

    private void awaitTurn(Plan.ContainerAction action) throws Exception {
        awaitDependencies(service(action));
        actions.awaitTurn(action, context.abort());
    }

    private void awaitDependencies(Service service) throws Exception {
        for (String parent : service.parents()) {
            actions.awaitDone(parent, context.abort());
        }
        for (Dependency dependency : service.dependencies().values()) {
            try {
                actions.awaitDone(dependency.service(), context.abort());
                gate.await(dependency);
            } catch (GateFailure e) {
                if (dependency.required()) {
                    throw e;
                }
                context.run()
                        .log("Warning: " + service.name() + " goes on without " + dependency.service() + ". "
                                + e.getMessage());
            }
        }
    }

    private void apply(Plan.ContainerAction action) throws Exception {
        Service service = service(action);
        long begun = System.nanoTime();
        switch (action.verb()) {
            case CREATE ->
                start(service, action.name(), mayBeMadeAhead(action) ? ahead.make(action.name()) : make(action));
            case RECREATE -> recreate(service, action);
            case START -> startAgain(service, action);
            case RESTART -> restart(service, action);
            case KEEP -> gate.keep(KeptContainer.of(action.observed().orElseThrow()));
            default -> throw new IllegalStateException("No container is " + action.verb() + ".");
        }
        if (action.isChange()) {
            context.run().log(past(action.verb()) + " " + action.name() + " in " + Elapsed.since(begun) + ".");
        }
    }

    private String make(Plan.ContainerAction action) throws Exception {
        return maker.make(service(action), action.number(), action.name(), null);
    }

    /** The old one runs on until the new one is complete, so that the service is away as shortly as possible. */
    private void recreate(Service service, Plan.ContainerAction action) throws Exception {
        ObservedContainer planned = action.observed().orElseThrow();
        // A network that is replaced has had its users stopped already, by this operation.
        ObservedContainer old = parking.isParked(planned) ? planned : guard.unchanged(planned);
        parking.rename(old, action.name());
        String id = maker.make(service, action.number(), action.name(), old);
        park(action, () -> {
            guard.unchangedAs(old, Parking.parkedName(old, action.name()));
            return old;
        });
        start(service, action.name(), id);
    }

    private void park(Plan.ContainerAction action) throws Exception {
        ObservedContainer planned = action.observed().orElseThrow();
        park(action, () -> guard.unchanged(planned));
    }

    /**
     * Stops a container that is replaced, once, and before it those that share its namespaces.
     *
     * @param now looks at the container
     */
    private void park(Plan.ContainerAction action, Callable<ObservedContainer> now) throws Exception {
        ObservedContainer planned = action.observed().orElseThrow();
        ReentrantLock lock = parkings.computeIfAbsent(planned.id(), any -> new ReentrantLock());
        lock.lock();
        try {
            if (!parking.isParked(planned)) {
                parkDependents(service(action));
                parking.stop(now.call());
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops what shares namespaces with a container that is about to stop, and is replaced too. In a rollback they come back
     * in the inverse order: a container cannot start before the one whose namespace it shares.
     */
    private void parkDependents(Service parent) throws Exception {
        for (Plan.ContainerAction action : actions.all()) {
            if (action.verb() == Plan.Verb.RECREATE && service(action).parents().contains(parent.name())) {
                park(action);
            }
        }
    }

    private void start(Service service, String name, String id) throws Exception {
        gate.watch(service.name(), id);
        // Within the change, so that it is taken back by its ID whatever it is called by then.
        context.make(new ContainerFirstStart(id, name), () -> {
            guard.stillNew(id, name);
            start(service, id);
        });
        hooks.postStart(service, id);
    }

    private void start(Service service, String id) {
        boolean searches = service.ports().stream()
                .flatMap(port -> port.published().stream())
                .anyMatch(range -> range.size() > 1);
        if (!searches) {
            engine.start(id);
            return;
        }
        portRanges.lock();
        try {
            engine.start(id);
        } finally {
            portRanges.unlock();
        }
    }

    private void startAgain(Service service, Plan.ContainerAction action) throws Exception {
        ObservedContainer container = guard.unchanged(action.observed().orElseThrow());
        boolean paused = container.status().equals("paused");
        gate.watch(service.name(), container.id());
        if (container.status().equals("restarting")) {
            // The engine starts it anyway; whether that helps is for the gate to see.
            return;
        }
        if (paused) {
            context.make(new ContainerUnpause(container.id(), action.name()));
            return;
        }
        context.make(new ContainerStart(container.id(), action.name(), false), () -> start(service, container.id()));
        hooks.postStart(service, container.id());
    }

    private void restart(Service service, Plan.ContainerAction action) throws Exception {
        ObservedContainer container = guard.unchanged(action.observed().orElseThrow());
        hooks.preStop(container);
        context.make(new ContainerRestart(container.id(), action.name()));
        hooks.postStart(service, container.id());
        gate.watch(service.name(), container.id());
    }

    private Service service(Plan.ContainerAction action) {
        return context.project().services().get(action.service());
    }

    private static String past(Plan.Verb verb) {
        return switch (verb) {
            case CREATE -> "Created";
            case RECREATE -> "Recreated";
            case START -> "Started";
            default -> "Restarted";
        };
    }
}
