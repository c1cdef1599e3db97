package io.jenkins.plugins.windflow.core.compose.plan.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/** The security options of a container, so that those that mean the same are equal. */
final class SecurityOptions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LABEL = "label=";
    private static final String PROFILE = "seccomp={";

    private final Set<String> options = new TreeSet<>();
    private final JsonNode profile;
    private final boolean openPaths;

    /**
     * @param host {@code HostConfig} with the options
     * @param asked {@code HostConfig} of the body: engines add labels to containers that share something with the host or
     *     with each other, which nobody has asked for
     */
    SecurityOptions(JsonNode host, JsonNode asked) {
        String seccomp = "";
        boolean labelled = hasLabels(asked) || !sharesLabels(asked);
        for (JsonNode entry : host.path("SecurityOpt")) {
            String option = canonical(entry.asText());
            if (option.startsWith(PROFILE)) {
                seccomp = option.substring(PROFILE.length() - 1);
            } else if (labelled || !option.startsWith(LABEL)) {
                options.add(option);
            }
        }
        this.profile = parsed(seccomp);
        JsonNode masked = host.path("MaskedPaths");
        this.openPaths = masked.isArray() && masked.isEmpty();
    }

    boolean sameAs(SecurityOptions other) {
        return options.equals(other.options) && profile.equals(other.profile) && openPaths == other.openPaths;
    }

    /** {@code key=value} for {@code key:value}. */
    private static String canonical(String option) {
        if (option.equals("no-new-privileges")) {
            return option + "=true";
        }
        boolean colon = option.indexOf('=') < 0;
        return colon ? option.replaceFirst(":", "=") : option;
    }

    private static boolean hasLabels(JsonNode host) {
        for (JsonNode option : host.path("SecurityOpt")) {
            if (canonical(option.asText()).startsWith(LABEL)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sharesLabels(JsonNode host) {
        return host.path("Privileged").asBoolean() || isShared(host, "IpcMode") || isShared(host, "PidMode");
    }

    private static boolean isShared(JsonNode host, String namespace) {
        String mode = host.path(namespace).asText("");
        return mode.equals("host") || mode.startsWith("container:") || mode.startsWith("service:");
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            // Whatever it is, it is not the profile that is asked for.
            return JSON.getNodeFactory().textNode(json);
        }
    }
}
