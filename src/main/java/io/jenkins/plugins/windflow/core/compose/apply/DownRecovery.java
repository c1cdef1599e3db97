package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.making.EngineGoneException;
import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.RecordedAction;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings a down to its end that was interrupted: removes what is left of what it was to remove. What it had removed cannot be
 * brought back, so there is no other way, except to leave it when somebody had cancelled it.
 */
final class DownRecovery implements OperationWork {
    /** In the intent of a removal: the anonymous volumes that go with the container. */
    static final String ANONYMOUS = "anonymous";

    private final Supplier<EngineLease> lease;
    private final RecordedOperation down;
    private final Duration patience;
    private final DownScope scope;

    private DownRecovery(Supplier<EngineLease> lease, RecordedOperation down, Duration patience) {
        this.lease = lease;
        this.down = down;
        this.patience = patience;
        this.scope = DownScope.read(down.notes().get(DownScope.NOTE)).orElseThrow();
    }

    static RecoveryOptions options(RecordedOperation down) {
        if (DownScope.read(down.notes().get(DownScope.NOTE)).isEmpty()) {
            return RecoveryOptions.none("Its journal does not say what was to be removed: run windflowDown again.");
        }
        return new RecoveryOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.of("What it has removed cannot be brought back: resume it, or deploy the project."));
    }

    /** @param patience how long the engine may be away */
    static OperationWork work(
            Supplier<EngineLease> lease, RecordedOperation down, RecoveryChoice choice, Duration patience) {
        return choice == RecoveryChoice.AUTOMATIC && down.cancelledBy().isPresent()
                ? new Cancelled(down)
                : new DownRecovery(lease, down, patience);
    }

    /** The one that the journal names; the work waits for it and looks whether it is the one. */
    @Override
    public Optional<String> engineId() {
        return down.engineId();
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        try (EngineLease connected = lease.get()) {
            StackEngine engine = new StackEngine(connected.engine());
            EngineReturn engineReturn =
                    new EngineReturn(engine, run, down.engineId().orElseThrow(), patience);
            engineReturn.requireTheSame(
                    engineReturn.ask(() -> connected.engine().info().id()));
            Down rest = new Down(engine, run, down.project(), scope);
            finishRemovals(engine, rest);
            return rest.after(goneContainers(engine), goneResources(engine)).run();
        } catch (EngineGoneException e) {
            throw new OperationFailure(OperationState.RECOVERY_PENDING, e.getMessage(), e);
        }
    }

    /** Of a container that went in the last moment the anonymous volumes may still be there. */
    private void finishRemovals(StackEngine engine, Down rest) {
        begun("container.remove").stream()
                .filter(action -> action.state() == RecordedAction.State.BEGUN)
                .filter(action -> engine.container(text(action, "id")).isEmpty())
                .forEach(action -> anonymous(action).forEach(rest::removeAnonymousVolume));
    }

    private List<String> goneContainers(StackEngine engine) {
        return begun("container.remove").stream()
                .filter(action -> engine.container(text(action, "id")).isEmpty())
                .map(RecordedAction::name)
                .distinct()
                .toList();
    }

    private int goneResources(StackEngine engine) {
        long networks = begun("network.remove").stream()
                .map(action -> text(action, "id"))
                .distinct()
                .filter(id -> engine.network(id).isEmpty())
                .count();
        long volumes = begun("volume.remove").stream()
                .map(RecordedAction::name)
                .distinct()
                .filter(name -> engine.volume(name).isEmpty())
                .count();
        return (int) (networks + volumes);
    }

    private List<RecordedAction> begun(String type) {
        return down.actions().stream()
                .filter(action -> action.type().equals(type))
                .filter(action -> action.state() != RecordedAction.State.FAILED)
                .toList();
    }

    private static String text(RecordedAction action, String key) {
        return String.valueOf(action.intent().get(key));
    }

    private static List<String> anonymous(RecordedAction action) {
        List<String> names = new ArrayList<>();
        if (action.intent().get(ANONYMOUS) instanceof List<?> list) {
            list.forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    /** Ends a down that somebody had cancelled before it was interrupted; touches nothing. */
    private record Cancelled(RecordedOperation down) implements OperationWork {
        @Override
        public Optional<String> engineId() {
            return down.engineId();
        }

        @Override
        public OperationResult run(OperationRun run) throws OperationFailure {
            throw new OperationFailure(
                    OperationState.FAILED,
                    "The down of " + down.project() + " was cancelled by "
                            + down.cancelledBy().orElseThrow() + ": what it had removed by then stays removed.",
                    null);
        }
    }
}
