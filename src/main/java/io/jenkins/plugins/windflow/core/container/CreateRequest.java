package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A container that somebody wants.
 *
 * @param settings with name and image
 * @param pull whether its image is fetched also when the engine has it
 * @param start whether it is started
 * @param minUptime how long it must run when it has no health check
 */
public record CreateRequest(ContainerSettings settings, boolean pull, boolean start, Duration minUptime) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    /**
     * @param asked the settings, in the form of an edit of nothing
     * @throws IllegalArgumentException with one sentence when something is missing, not understood or denied
     */
    public static CreateRequest of(
            SettingsPatch asked, boolean pull, boolean start, Duration minUptime, ComposePolicy policy) {
        ContainerSettings settings = asked.applyTo(new ContainerSettings(JsonNodeFactory.instance.objectNode()));
        if (!NAME.matcher(settings.name()).matches()) {
            throw new IllegalArgumentException(
                    "'" + settings.name() + "' cannot be the name of a container: it has to"
                            + " be two or more of the letters a-z and A-Z, digits, '_', '.' and '-', and begin with a letter or a digit.");
        }
        if (settings.image().isBlank()) {
            throw new IllegalArgumentException("An image is missing: give its name, for example nginx:1.27.");
        }
        HostPolicy.check(policy, settings, other -> false);
        return new CreateRequest(settings, pull, start, minUptime);
    }
}
