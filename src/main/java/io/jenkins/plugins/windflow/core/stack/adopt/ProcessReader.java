package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what runs in a container and how it is ended, as far as its image does not say it already. */
final class ProcessReader {
    private final String service;
    private final Inspected container;
    private final SecretLooks secrets;
    private final ServiceBuilder builder;

    ProcessReader(String service, Inspected container, SecretLooks secrets, ServiceBuilder builder) {
        this.service = service;
        this.container = container;
        this.secrets = secrets;
        this.builder = builder;
    }

    void read() {
        JsonNode config = container.config();
        environment();
        command();
        ifOwn("User").ifPresent(builder::user);
        directory();
        signal();
        long grace = config.path("StopTimeout").asLong(-1);
        if (grace >= 0) {
            builder.stopGracePeriod(Duration.ofSeconds(grace));
        }
        builder.tty(config.path("Tty").asBoolean());
        builder.stdinOpen(config.path("OpenStdin").asBoolean());
        if (container.host().path("Init").asBoolean()) {
            builder.init(true);
        }
        healthcheck();
        restart();
    }

    private Optional<String> ifOwn(String key) {
        String value = container.config().path(key).asText("");
        return value.isEmpty() || value.equals(container.image().path(key).asText(""))
                ? Optional.empty()
                : Optional.of(value);
    }

    /** An empty command beside an image that has one is only to be had with the entry point. */
    private void command() {
        List<String> entrypoint = Inspected.words(container.config().path("Entrypoint"));
        List<String> command = Inspected.words(container.config().path("Cmd"));
        List<String> inherited = Inspected.words(container.image().path("Cmd"));
        boolean own = !entrypoint.equals(Inspected.words(container.image().path("Entrypoint")))
                || command.isEmpty() && !inherited.isEmpty();
        if (own) {
            builder.entrypoint(words(entrypoint));
        }
        if (!command.isEmpty() && (own || !command.equals(inherited))) {
            builder.command(words(command));
        }
    }

    private Command words(List<String> words) {
        return new Command(texts(words));
    }

    private List<Text> texts(List<String> words) {
        return words.stream().map(word -> secrets.word(service, word)).toList();
    }

    private void environment() {
        Map<String, String> inherited = Inspected.variables(container.image().path("Env"));
        Map<String, String> observed = Inspected.variables(container.config().path("Env"));
        Map<String, EnvironmentValue> own = new LinkedHashMap<>();
        observed.forEach((name, value) -> {
            if (!value.equals(inherited.get(name))) {
                own.put(name, EnvironmentValue.of(secrets.variable(service, name, value)));
            }
        });
        inherited.keySet().stream()
                .filter(name -> !observed.containsKey(name))
                .forEach(name -> own.put(name, EnvironmentValue.removed()));
        builder.environment(own);
    }

    private void directory() {
        String directory = container.config().path("WorkingDir").asText("");
        String inherited = container.image().path("WorkingDir").asText("");
        if (!orRoot(directory).equals(orRoot(inherited))) {
            builder.workingDirectory(orRoot(directory));
        }
    }

    private static String orRoot(String directory) {
        return directory.isEmpty() ? "/" : directory;
    }

    private void signal() {
        String signal = container.config().path("StopSignal").asText("");
        String inherited = container.image().path("StopSignal").asText("");
        if (!orTerm(signal).equals(orTerm(inherited))) {
            builder.stopSignal(orTerm(signal));
        }
    }

    private static String orTerm(String signal) {
        return signal.isEmpty() || signal.equals("15") ? "SIGTERM" : signal;
    }

    private void healthcheck() {
        JsonNode own = container.config().path("Healthcheck");
        JsonNode inherited = container.image().path("Healthcheck");
        List<String> test = Inspected.words(own.path("Test"));
        boolean same = test.equals(Inspected.words(inherited.path("Test")));
        if (test.equals(List.of(Healthcheck.NONE))) {
            if (!same) {
                builder.healthcheck(Healthcheck.disabled());
            }
            return;
        }
        Healthcheck check = new Healthcheck(
                same ? List.of() : texts(test),
                duration("Interval", own, inherited),
                duration("Timeout", own, inherited),
                duration("StartPeriod", own, inherited),
                duration("StartInterval", own, inherited),
                retries(own, inherited));
        if (!check.equals(Healthcheck.of())) {
            builder.healthcheck(check);
        }
    }

    private static Optional<Duration> duration(String key, JsonNode own, JsonNode inherited) {
        long nanos = own.path(key).asLong();
        return nanos == 0 || nanos == inherited.path(key).asLong()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos));
    }

    private static OptionalInt retries(JsonNode own, JsonNode inherited) {
        int retries = own.path("Retries").asInt();
        return retries == 0 || retries == inherited.path("Retries").asInt()
                ? OptionalInt.empty()
                : OptionalInt.of(retries);
    }

    private void restart() {
        JsonNode policy = container.host().path("RestartPolicy");
        String name = policy.path("Name").asText("");
        Arrays.stream(RestartPolicy.Mode.values())
                .filter(mode -> mode.key().equals(name))
                .findFirst()
                .ifPresent(mode -> builder.restart(new RestartPolicy(
                        mode,
                        mode == RestartPolicy.Mode.ON_FAILURE
                                ? policy.path("MaximumRetryCount").asInt()
                                : 0)));
    }
}
