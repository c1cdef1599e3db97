package io.jenkins.plugins.windflow.core.stack.action;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits until the containers of a service are as far as those that depend on it want them. */
final class Readiness {
    private static final Duration POLL = Duration.ofMillis(250);

    private final StackEngine engine;
    private final Duration patience;

    /** @param patience how long a service may take to become healthy or to end */
    Readiness(StackEngine engine, Duration patience) {
        this.engine = engine;
        this.patience = patience;
    }

    /**
     * Waits for a service.
     *
     * @param condition in the words of the Compose Specification; one that is not known is met
     * @return why it cannot be met; empty when it is
     */
    Optional<String> await(String service, String condition, List<ObservedContainer> containers)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (ObservedContainer container : containers) {
            Optional<String> obstacle = await(container, condition, deadline);
            if (obstacle.isPresent()) {
                return Optional.of(service + " " + obstacle.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> await(ObservedContainer container, String condition, long deadline)
            throws InterruptedException {
        while (true) {
            Optional<ObservedContainer> now = engine.container(container.id()).map(ObservedContainer::new);
            if (now.isEmpty()) {
                return Optional.of("has lost its container " + container.name());
            }
            Verdict verdict = judge(now.get(), condition);
            if (verdict != Verdict.OPEN) {
                return verdict == Verdict.MET ? Optional.empty() : Optional.of(sentence(now.get(), condition));
            }
            if (System.nanoTime() > deadline) {
                return Optional.of("did not get there within " + patience.toSeconds() + " s");
            }
            Thread.sleep(POLL);
        }
    }

    private enum Verdict {
        MET,
        OPEN,
        MISSED
    }

    private static Verdict judge(ObservedContainer container, String condition) {
        return switch (condition) {
            case "service_healthy" -> healthy(container);
            case "service_completed_successfully" -> ended(container);
            default -> Verdict.MET;
        };
    }

    private static Verdict healthy(ObservedContainer container) {
        if (!container.running()) {
            return container.status().equals("restarting") ? Verdict.OPEN : Verdict.MISSED;
        }
        return switch (container.health()) {
            case "healthy" -> Verdict.MET;
            case "unhealthy", "" -> Verdict.MISSED;
            default -> Verdict.OPEN;
        };
    }

    private static Verdict ended(ObservedContainer container) {
        if (container.running() || container.status().equals("restarting")) {
            return Verdict.OPEN;
        }
        return container.status().equals("exited") && container.exitCode() == 0 ? Verdict.MET : Verdict.MISSED;
    }

    private static String sentence(ObservedContainer container, String condition) {
        if (container.running()) {
            return container.health().isEmpty() ? "has no health check" : "is " + container.health();
        }
        return condition.equals("service_healthy") ? "is " + container.status() : "ended with " + container.exitCode();
    }
}
