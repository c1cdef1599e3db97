package io.jenkins.plugins.windflow.core.docker.check;

import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.docker.Negotiation;
import io.jenkins.plugins.windflow.core.docker.check.TestStep.Outcome;
import io.jenkins.plugins.windflow.core.docker.connect.DialException;
import io.jenkins.plugins.windflow.core.docker.connect.DialStep;
import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.http.HttpRequest;
import io.jenkins.plugins.windflow.core.docker.http.HttpTransport;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Goes to an engine step by step, with a connection of its own, and says of each step how it went. */
public final class ConnectionTest {
    private enum Step {
        RESOLVE("resolve"),
        CONNECT("connect"),
        TLS("TLS"),
        AUTHENTICATION("authentication"),
        API_VERSION("API version"),
        PERMISSION("permission");

        private final String title;

        Step(String title) {
            this.title = title;
        }
    }

    private final Dialer dialer;
    private final Timeouts timeouts;
    private final Map<Step, TestStep> done = new EnumMap<>(Step.class);
    private long stepStart = System.nanoTime();

    private ConnectionTest(Dialer dialer, Timeouts timeouts) {
        this.dialer = dialer;
        this.timeouts = timeouts;
    }

    /**
     * Runs all steps in order; after a failed one the others are skipped. Does not throw: a failure is a step's
     * outcome.
     *
     * @return always the same six steps
     */
    public static List<TestStep> run(Dialer dialer, Timeouts timeouts) {
        return new ConnectionTest(dialer, timeouts).run();
    }

    private List<TestStep> run() {
        try (HttpTransport transport = new HttpTransport(new TracedDialer())) {
            reach(transport);
            String version = apiVersion(transport);
            permission(transport, version);
        } catch (StepFailure e) {
            finish(e.step, Outcome.FAILED, e.getMessage());
        }
        for (Step step : Step.values()) {
            done.computeIfAbsent(
                    step, skipped -> new TestStep(skipped.title, Outcome.SKIPPED, Duration.ZERO, "not reached"));
        }
        return List.copyOf(done.values());
    }

    /** The first exchange: opens the connection and shows whether we are let in. */
    private void reach(HttpTransport transport) throws StepFailure {
        try {
            transport.read(HttpRequest.of("GET", "/_ping"), timeouts).close();
        } catch (EngineException e) {
            throw new StepFailure(stepOf(e), e);
        }
        boolean tls = done.containsKey(Step.TLS);
        finish(
                Step.AUTHENTICATION,
                Outcome.OK,
                tls
                        ? "the engine lets us in"
                        : "none on this kind of connection: whoever reaches it may do everything");
        if (!tls) {
            skip(Step.TLS, "no TLS on this kind of connection");
        }
    }

    private String apiVersion(HttpTransport transport) throws StepFailure {
        try {
            String version = new Negotiation(transport, timeouts).apiVersion();
            finish(Step.API_VERSION, Outcome.OK, version);
            return version;
        } catch (EngineException e) {
            throw new StepFailure(Step.API_VERSION, e);
        }
    }

    private void permission(HttpTransport transport, String version) throws StepFailure {
        try {
            EngineInfo info = new Negotiation(transport, timeouts).identify(version);
            transport
                    .read(HttpRequest.of("GET", "/v" + version + "/containers/json?limit=1"), timeouts)
                    .close();
            String product = info.product().title();
            finish(
                    Step.PERMISSION,
                    Outcome.OK,
                    product + " " + info.version() + " on '" + info.name() + "' (" + info.os() + "/"
                            + info.architecture() + ") may be used");
        } catch (EngineException e) {
            throw new StepFailure(Step.PERMISSION, e);
        }
    }

    /** Where on the way to the first answer it failed. */
    private Step stepOf(EngineException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof DialException dial) {
                return step(dial.step());
            }
        }
        if (!done.containsKey(Step.CONNECT)) {
            return done.containsKey(Step.RESOLVE) ? Step.CONNECT : Step.RESOLVE;
        }
        boolean refused = e.kind() == Kind.UNAUTHORIZED || e.kind() == Kind.FORBIDDEN;
        boolean secured = e.kind() == Kind.TLS && !done.containsKey(Step.TLS);
        return secured ? Step.TLS : refused ? Step.AUTHENTICATION : Step.API_VERSION;
    }

    private static Step step(DialStep step) {
        return switch (step) {
            case RESOLVE -> Step.RESOLVE;
            case CONNECT -> Step.CONNECT;
            case TLS -> Step.TLS;
            case AUTHENTICATE -> Step.AUTHENTICATION;
        };
    }

    private void finish(Step step, Outcome outcome, String message) {
        long now = System.nanoTime();
        done.put(step, new TestStep(step.title, outcome, Duration.ofNanos(now - stepStart), message));
        stepStart = now;
    }

    private void skip(Step step, String message) {
        done.put(step, new TestStep(step.title, Outcome.SKIPPED, Duration.ZERO, message));
    }

    private static final class StepFailure extends Exception {
        private static final long serialVersionUID = 1L;
        private final Step step;

        StepFailure(Step step, EngineException cause) {
            super(cause.getMessage(), cause);
            this.step = step;
        }
    }

    /** The dialer under test, with its steps noted the first time. */
    private final class TracedDialer implements Dialer {
        @Override
        public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
            return dialer.dial(connectTimeout, (step, detail) -> {
                if (!done.containsKey(step(step))) {
                    finish(step(step), Outcome.OK, detail);
                }
            });
        }

        @Override
        public String description() {
            return dialer.description();
        }

        @Override
        public String fingerprint() {
            return dialer.fingerprint();
        }
    }
}
