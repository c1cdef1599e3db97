package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import java.util.Optional;

/** Brings a project about: plan, images, networks and volumes, containers, health gate; then commits or rolls back. */
public final class DeployWork implements OperationWork {
    private final DeployRequest request;

    public DeployWork(DeployRequest request) {
        this.request = request;
    }

    @Override
    public Optional<String> engineId() {
        try (EngineLease lease = request.engine().get()) {
            return Optional.of(lease.engine().info().id());
        }
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        Planning.protect(run, request.project());
        try (EngineLease lease = request.engine().get()) {
            StackEngine engine = new StackEngine(lease.engine());
            return new Deployment(request, engine, run).deploy();
        }
    }
}
