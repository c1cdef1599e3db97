package io.jenkins.plugins.windflow.core.compose.load.syntax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One entry of {@code security_opt}: {@code KEY=VALUE} or {@code KEY:VALUE}, or {@code no-new-privileges} alone. */
public record SecurityOption(String key, String value) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String SECCOMP = "seccomp";
    private static final Set<String> FLAGS = Set.of("true", "false");

    /** The keys, each with the values that it can have; any for an empty set. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "apparmor",
            Set.of(),
            "label",
            Set.of(),
            "no-new-privileges",
            FLAGS,
            SECCOMP,
            Set.of(),
            "systempaths",
            Set.of("unconfined"),
            "writable-cgroups",
            FLAGS);

    /** What takes nothing from the confinement that engines give to every container. */
    private static final Set<SecurityOption> HARMLESS = Set.of(
            new SecurityOption("no-new-privileges", "true"),
            new SecurityOption("apparmor", "docker-default"),
            new SecurityOption(SECCOMP, "builtin"),
            new SecurityOption("writable-cgroups", "false"));

    public static SecurityOption parse(String text) throws SyntaxException {
        if (text.equals("no-new-privileges")) {
            return new SecurityOption(text, "true");
        }
        int separator = text.indexOf('=') < 0 ? text.indexOf(':') : text.indexOf('=');
        String key = separator < 0 ? text : text.substring(0, separator);
        String value = text.substring(separator + 1);
        Set<String> values = KNOWN.get(key);
        if (separator < 0 || value.isEmpty() || values == null || !values.isEmpty() && !values.contains(value)) {
            throw new SyntaxException("A security option is no-new-privileges, apparmor=PROFILE, label=LABEL,"
                    + " seccomp=FILE, systempaths=unconfined or writable-cgroups=true.");
        }
        boolean profile = key.equals(SECCOMP) && value.startsWith("{");
        return profile ? ofProfile(value) : new SecurityOption(key, value);
    }

    /**
     * The option for a seccomp profile: it goes to the engine with its content.
     *
     * @throws SyntaxException if it is not a JSON object
     */
    public static SecurityOption ofProfile(String json) throws SyntaxException {
        try {
            JsonNode profile = JSON.readTree(json);
            if (profile.isObject()) {
                return new SecurityOption(SECCOMP, JSON.writeValueAsString(profile));
            }
        } catch (JsonProcessingException invalid) {
            // Falls through to the same message as JSON that is no object.
        }
        throw new SyntaxException("The seccomp profile is not a JSON object.");
    }

    /** Whether this takes away some of the confinement that engines give to every container. */
    public boolean loosens() {
        return !HARMLESS.contains(this);
    }

    /** The file with the seccomp profile, if this names one. */
    public Optional<String> profileFile() {
        boolean file = key.equals(SECCOMP)
                && !value.equals("unconfined")
                && !value.equals("builtin")
                && !value.startsWith("{");
        return file ? Optional.of(value) : Optional.empty();
    }

    /** As the engine takes it. */
    @Override
    public String toString() {
        return key + "=" + value;
    }
}
