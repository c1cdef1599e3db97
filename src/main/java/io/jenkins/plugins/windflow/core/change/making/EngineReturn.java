package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import java.time.Duration;

/**
 * Waits for an engine that does not answer: it may be restarted, or the connection may be interrupted for a moment. What was
 * begun on one engine never goes on on another.
 */
public final class EngineReturn {
    /** How long a deployment waits for an engine that it has lost. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Something that is asked and changes nothing. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws InterruptedException;
    }

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final StackEngine engine;
    private final OperationRun run;
    private final String engineId;
    private final Duration patience;

    /** @param engineId of the engine that has to come back */
    public EngineReturn(StackEngine engine, OperationRun run, String engineId, Duration patience) {
        this.engine = engine;
        this.run = run;
        this.engineId = engineId;
        this.patience = patience;
    }

    /** Asks the engine something that changes nothing; when it does not answer, again as soon as it is back. */
    public <T> T ask(Question<T> question) throws EngineGoneException, OperationSuspended, InterruptedException {
        while (true) {
            try {
                return question.ask();
            } catch (EngineException e) {
                if (!e.unanswered()) {
                    throw e;
                }
                await(e);
            }
        }
    }

    /**
     * Waits until the engine answers again.
     *
     * @param loss what was noticed first
     */
    public void await(EngineException loss) throws EngineGoneException, OperationSuspended, InterruptedException {
        run.log("The engine does not answer; waiting " + patience.toSeconds() + " s for it at most. "
                + loss.getMessage());
        long deadline = System.nanoTime() + patience.toNanos();
        EngineException last = loss;
        while (System.nanoTime() < deadline) {
            if (run.isSuspended()) {
                throw new OperationSuspended();
            }
            Thread.sleep(POLL);
            try {
                requireTheSame(engine.engine().info(ANSWER_WITHIN).id());
                run.log("The engine answers again.");
                return;
            } catch (EngineException e) {
                last = e;
            }
        }
        throw new EngineGoneException(
                "The engine has not answered for " + patience.toSeconds() + " s: " + last.getMessage(), last);
    }

    /** @throws EngineGoneException when the ID is another one */
    public void requireTheSame(String id) throws EngineGoneException {
        if (!id.equals(engineId)) {
            throw new EngineGoneException(
                    "Another engine answers there now: its ID is " + id + ", the operation works on " + engineId + ".",
                    null);
        }
    }
}
