package io.jenkins.plugins.windflow.core.container;

import io.jenkins.plugins.windflow.core.change.ContainerFirstStart;
import io.jenkins.plugins.windflow.core.change.NetworkConnect;
import io.jenkins.plugins.windflow.core.change.making.ContainerGuard;
import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.Rollback;
import io.jenkins.plugins.windflow.core.change.making.UndoLog;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a new container, with its image, and starts it; leaves nothing behind when that fails. */
public final class CreateWork implements OperationWork {
    private final Supplier<EngineLease> lease;
    private final CreateRequest request;
    private final String controller;

    /**
     * @param lease leases the engine; called when the work begins
     * @param controller ID of this controller, a label of what it makes
     */
    public CreateWork(Supplier<EngineLease> lease, CreateRequest request, String controller) {
        this.lease = lease;
        this.request = request;
        this.controller = controller;
    }

    @Override
    public Optional<String> engineId() {
        try (EngineLease leased = lease.get()) {
            return Optional.of(leased.engine().info().id());
        }
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        try (EngineLease leased = lease.get()) {
            StackEngine engine = new StackEngine(leased.engine());
            JournalledEngine journalled = new JournalledEngine(engine, run, new UndoLog());
            EngineReturn engineReturn =
                    new EngineReturn(engine, run, engine.info().id(), EngineReturn.PATIENCE);
            boolean applying = false;
            try {
                run.phase("images");
                new ImageFetch(journalled).fetch(request.settings().image(), request.pull());
                run.checkCancelled();
                applying = true;
                run.phase("apply");
                return make(journalled, engineReturn);
            } catch (Exception e) {
                if (run.isSuspended()) {
                    throw new OperationSuspended();
                }
                throw Rollback.withSecrets("creation", journalled, engineReturn, true)
                        .after(e, applying);
            }
        }
    }

    private OperationResult make(JournalledEngine journalled, EngineReturn engineReturn) throws Exception {
        OperationRun run = journalled.run();
        String name = request.settings().name();
        new ContainerGuard(journalled.engine()).nameIsFree(name);
        SuccessorBody body = SuccessorBody.ofNew(
                request.settings(), journalled.engine(), run.id().value(), controller);
        String id = Recreation.create(journalled, name, body);
        for (var network : body.further().entrySet()) {
            journalled.make(new NetworkConnect(network.getKey(), id, network.getValue()));
        }
        if (request.start()) {
            journalled.make(
                    new ContainerFirstStart(id, name), () -> journalled.engine().start(id));
            new StartGate(journalled, engineReturn, EditRequest.TIMEOUT, request.minUptime()).await(List.of(id));
        }
        run.log("Created " + name + ".");
        return OperationResult.succeeded(Map.of("status", "CREATED", "container", id, "name", name));
    }
}
