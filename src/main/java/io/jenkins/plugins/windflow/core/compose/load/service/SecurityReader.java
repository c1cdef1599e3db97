package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SecurityOption;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how far a service's containers are kept apart from the Docker host. */
final class SecurityReader {
    private static final String OPTIONS = "security_opt";

    private final Reading reading;
    private final HostAccess access;

    SecurityReader(Reading reading) {
        this.reading = reading;
        this.access = new HostAccess(reading);
    }

    void read(Fields service, ServiceBuilder builder) {
        boolean privileged = service.flag("privileged", false);
        if (privileged) {
            access.checkPrivileged(service.position("privileged"), service.path("privileged"));
        }
        List<String> added = service.strings("cap_add");
        access.checkCapabilities(added, service.position("cap_add"), service.path("cap_add"));
        builder.privileged(privileged)
                .readOnly(service.flag("read_only", false))
                .addedCapabilities(added)
                .droppedCapabilities(service.strings("cap_drop"))
                .securityOptions(securityOptions(service))
                .groups(groups(service));
        namespace(service, "userns_mode", Set.of("host")).ifPresent(builder::userNamespace);
        namespace(service, "cgroup", Set.of("host", "private")).ifPresent(builder::cgroupNamespace);
    }

    private List<String> securityOptions(Fields service) {
        Set<String> options = new LinkedHashSet<>();
        List<Node> items = service.items(OPTIONS);
        for (int index = 0; index < items.size(); index++) {
            Node item = items.get(index);
            String path = service.path(OPTIONS) + "[" + index + "]";
            reading.values()
                    .parsed(item, path, SecurityOption::parse)
                    .flatMap(option -> option(option, item.position(), path))
                    .ifPresent(options::add);
        }
        return List.copyOf(options);
    }

    private Optional<String> option(SecurityOption option, Position position, String path) {
        if (option.loosens()) {
            access.checkSecurityOption(option.key(), position, path);
        }
        return option.profileFile()
                .map(file -> profile(file, position, path))
                .orElse(Optional.of(option))
                .map(SecurityOption::toString);
    }

    /** The content of a seccomp profile in the workspace: the engine wants it, not a path. */
    private Optional<SecurityOption> profile(String file, Position position, String path) {
        return reading.workspace().readText(file, position, path, true).flatMap(found -> {
            try {
                return Optional.of(SecurityOption.ofProfile(found.text()));
            } catch (SyntaxException invalid) {
                reading.problems().add(position, path, "The seccomp profile \"" + file + "\" is not a JSON object.");
                return Optional.empty();
            }
        });
    }

    private List<String> groups(Fields service) {
        Set<String> groups = new LinkedHashSet<>();
        List<Node> items = service.items("group_add");
        for (int index = 0; index < items.size(); index++) {
            reading.values()
                    .stringOrNumber(items.get(index), service.path("group_add") + "[" + index + "]")
                    .ifPresent(groups::add);
        }
        return List.copyOf(groups);
    }

    private Optional<String> namespace(Fields service, String key, Set<String> allowed) {
        Optional<String> mode = service.string(key).filter(text -> !text.isEmpty());
        if (mode.isPresent() && !allowed.contains(mode.get())) {
            reading.problems()
                    .add(
                            service.position(key),
                            service.path(key),
                            "This must be "
                                    + String.join(
                                            " or ", allowed.stream().sorted().toList()) + ".");
        }
        if (mode.filter("host"::equals).isPresent()) {
            access.checkHostNamespace(service.position(key), service.path(key));
        }
        return mode;
    }
}
