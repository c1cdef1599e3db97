package io.jenkins.plugins.windflow.core.stack.action;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What can be done to the containers of a stack. */
public enum StackAction {
    /** Starts what does not run; what is paused goes on. A job that others wait for, and that is done, stays done unless its service is named. */
    START("started", true, Set.of("created", "exited", "paused", "dead"), StackAction::startOrResume),
    /** Lets what runs end by itself, within the grace that it was created with. */
    STOP("stopped", false, Set.of("running", "paused", "restarting"), StackAction::stopAnyway),
    /** Stops and starts again what runs, and starts what does not. */
    RESTART(
            "restarted",
            true,
            Set.of("created", "exited", "running", "restarting", "paused"),
            StackAction::restartAnyway),
    /** Freezes the processes of what runs. */
    PAUSE("paused", false, Set.of("running"), (engine, container) -> engine.pause(container.id())),
    /** Lets what is paused go on. */
    UNPAUSE("resumed", true, Set.of("paused"), (engine, container) -> engine.unpause(container.id())),
    /** Ends what runs at once (SIGKILL). */
    KILL(
            "killed",
            false,
            Set.of("running", "paused", "restarting"),
            (engine, container) -> engine.kill(container.id()));

    private final String done;
    private final boolean dependenciesFirst;
    private final Set<String> states;
    private final BiConsumer<StackEngine, ObservedContainer> call;

    StackAction(
            String done,
            boolean dependenciesFirst,
            Set<String> states,
            BiConsumer<StackEngine, ObservedContainer> call) {
        this.done = done;
        this.dependenciesFirst = dependenciesFirst;
        this.states = states;
        this.call = call;
    }

    /** The action of a name as it stands in an address: {@code start}. */
    public static Optional<StackAction> named(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /** As a word in a sentence and in an address: {@code start}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a container is afterwards: {@code started}. */
    public String done() {
        return done;
    }

    /** Whether a service's turn comes after those it depends on, and not before. */
    boolean dependenciesFirst() {
        return dependenciesFirst;
    }

    /** Whether a service's turn comes only when those it depends on are as far as it wants them. */
    boolean waits() {
        return this == START || this == RESTART;
    }

    /** Whether there is something to do to a container in its present state. */
    boolean appliesTo(ObservedContainer container) {
        return states.contains(container.status());
    }

    void apply(StackEngine engine, ObservedContainer container) {
        call.accept(engine, container);
    }

    private static void startOrResume(StackEngine engine, ObservedContainer container) {
        if (container.status().equals("paused")) {
            engine.unpause(container.id());
        } else {
            engine.start(container.id());
        }
    }

    /** Engines do not let a paused process end. */
    private static void stopAnyway(StackEngine engine, ObservedContainer container) {
        resume(engine, container);
        engine.stop(container.id());
    }

    private static void restartAnyway(StackEngine engine, ObservedContainer container) {
        resume(engine, container);
        engine.restart(container.id());
    }

    private static void resume(StackEngine engine, ObservedContainer container) {
        if (container.status().equals("paused")) {
            engine.unpause(container.id());
        }
    }
}
