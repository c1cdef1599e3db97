package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.Hook;
import io.jenkins.plugins.windflow.core.compose.model.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code post_start} and {@code pre_stop} of a service. */
final class HookReader {
    private final Reading reading;

    HookReader(Reading reading) {
        this.reading = reading;
    }

    Lifecycle read(Fields service) {
        return new Lifecycle(hooks(service, "post_start"), hooks(service, "pre_stop"));
    }

    private List<Hook> hooks(Fields service, String key) {
        List<Hook> hooks = new ArrayList<>();
        List<Node> items = service.items(key);
        for (int index = 0; index < items.size(); index++) {
            String path = service.path(key) + "[" + index + "]";
            reading.values()
                    .mapping(items.get(index), path)
                    .flatMap(mapping -> hook(Fields.of(mapping, Scope.HOOK, path, reading)))
                    .ifPresent(hooks::add);
        }
        return hooks;
    }

    private Optional<Hook> hook(Fields hook) {
        boolean privileged = hook.flag("privileged", false);
        if (privileged) {
            new HostAccess(reading).checkPrivileged(hook.position("privileged"), hook.path("privileged"));
        }
        Optional<Command> command = new CommandReader(reading).read(hook, "command");
        if (command.map(Command::words).orElse(List.of()).isEmpty()) {
            reading.problems().add(hook.position("command"), hook.path("command"), "This hook has no command.");
        }
        return command.map(words -> new Hook(
                words,
                new EnvironmentReader(reading, hook).read(),
                hook.string("user"),
                hook.string("working_dir"),
                privileged));
    }
}
