package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.ContainerExec;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Hook;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.ExecCommand;
import io.jenkins.plugins.windflow.core.docker.ExecSession;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.LogLine;
import io.jenkins.plugins.windflow.core.docker.stream.LogStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the lifecycle hooks of services inside their containers, one after the other, with their output in the log. The time
 * limit of the deployment is the limit of each one.
 */
final class Hooks {
    private final Context context;

    Hooks(Context context) {
        this.context = context;
    }

    /**
     * Right after a container was started.
     *
     * @throws HookFailure when one does not end with 0 in time
     */
    void postStart(Service service, String id) throws Exception {
        List<Hook> hooks = service.lifecycle().postStart();
        for (int index = 0; index < hooks.size(); index++) {
            run(hooks.get(index), new Place(service.name(), "post_start", index, id));
        }
    }

    /**
     * Before a running container of a service is stopped: the hooks are those of the files that are deployed now. A hook
     * that fails keeps nothing from being stopped.
     */
    void preStop(ObservedContainer container) throws Exception {
        Service service = context.project().services().get(container.service());
        if (service == null || !container.status().equals("running")) {
            return;
        }
        List<Hook> hooks = service.lifecycle().preStop();
        for (int index = 0; index < hooks.size(); index++) {
            Place place = new Place(service.name(), "pre_stop", index, container.id());
            try {
                run(hooks.get(index), place);
            } catch (HookFailure | EngineException e) {
                context.run().log("Warning: " + e.getMessage() + " The container is stopped all the same.");
            }
        }
    }

    /** Which hook, for people. */
    private record Place(String service, String key, int index, String container) {
        @Override
        public String toString() {
            return key + "[" + index + "] of " + service;
        }
    }

    private void run(Hook hook, Place place) throws Exception {
        context.make(new ContainerExec(place.container(), place.toString()), () -> execute(hook, place));
    }

    private void execute(Hook hook, Place place) throws Exception {
        try (ExecSession session = context.engine().engine().exec(place.container(), command(hook));
                Limit limit = new Limit(session)) {
            try (LogStream lines = session.lines()) {
                tell(lines, place);
                limit.check(place);
                int code = session.exitCode();
                if (code != 0) {
                    throw new HookFailure("The hook " + place + " ended with exit code " + code + ".");
                }
            } catch (EngineException e) {
                limit.check(place);
                throw e;
            }
        }
    }

    private void tell(LogStream lines, Place place) {
        for (LogLine line = lines.next(); line != null; line = lines.next()) {
            context.run().log("  " + place.service() + " " + place.key() + " | " + line.text());
        }
    }

    private static ExecCommand command(Hook hook) {
        Map<String, String> environment = new LinkedHashMap<>();
        hook.environment().forEach((name, value) -> text(value, name, environment));
        return new ExecCommand(
                hook.command().words().stream().map(Text::value).toList(),
                false,
                false,
                environment,
                hook.user().orElse(null),
                hook.workingDirectory().orElse(null),
                hook.privileged());
    }

    private static void text(EnvironmentValue value, String name, Map<String, String> environment) {
        value.text().ifPresent(text -> environment.put(name, text.value()));
    }

    /** Closes a session when its time is over or everybody stops, because nothing else ends the reading of its output. */
    private final class Limit implements AutoCloseable {
        private final Thread thread;
        private volatile boolean passed;

        private Limit(ExecSession session) {
            Duration time = context.options().timeout();
            thread = Thread.ofVirtual().name("windflow-hook-limit").start(() -> {
                try {
                    context.abort().pause(time);
                    passed = true;
                    session.close();
                } catch (Abort.Stopped e) {
                    session.close();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // the hook has ended
                }
            });
        }

        /** Tells an output that was cut off from one that has ended. */
        private void check(Place place) throws HookFailure, Abort.Stopped {
            context.abort().check();
            if (passed) {
                throw new HookFailure("The hook " + place + " did not end within "
                        + context.options().timeout().toSeconds() + " s.");
            }
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
