package io.jenkins.plugins.windflow.config;

import hudson.ExtensionList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/**
 * The configuration as plain maps and lists in the shape that configuration as code has: a connection is a map with one
 * key, its kind; what has its default value is left out.
 */
public final class ConfigurationJson {
    private static final String ENVIRONMENTS = "environments";
    private static final String RECOVER = "recoverOperations";
    private static final String LIMIT = "recoveryLimit";
    private static final String HELPER = "helperImage";
    private static final String TERMINAL = "terminal";
    private static final String AUDIT_DAYS = NumberSetting.AUDIT_DAYS.key();
    private static final String CHANGES = NumberSetting.CHANGES_PER_MINUTE.key();
    private static final String UPLOAD = NumberSetting.UPLOAD_LIMIT.key();
    private static final List<String> KEYS =
            List.of(ENVIRONMENTS, RECOVER, LIMIT, HELPER, AUDIT_DAYS, CHANGES, UPLOAD, TERMINAL);
    private static final String CONNECTION = "connection";
    private static final String POLICY = "policy";

    private ConfigurationJson() {}

    /** What is configured. */
    public static Map<String, Object> read(WindflowConfiguration configuration) {
        List<Object> environments = new ArrayList<>();
        configuration.getEnvironments().forEach(environment -> environments.add(describe(environment)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ENVIRONMENTS, environments);
        put(json, RECOVER, configuration.getRecoverOperations());
        put(json, LIMIT, configuration.getRecoveryLimit());
        put(json, HELPER, configuration.getHelperImage());
        put(json, AUDIT_DAYS, configuration.getAuditDays());
        put(json, CHANGES, configuration.getChangesPerMinute());
        put(json, UPLOAD, configuration.getUploadLimit());
        put(json, TERMINAL, describe(configuration.getTerminal()));
        return json;
    }

    private static void put(Map<String, Object> json, String key, Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    /**
     * Configures what a map says.
     *
     * @throws IllegalArgumentException with one sentence, naming what is unknown or wrong; nothing is changed then
     */
    public static void write(WindflowConfiguration configuration, Map<?, ?> json) {
        for (Object key : json.keySet()) {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "'" + key + "' is unknown; there are: " + String.join(", ", KEYS) + ".");
            }
        }
        if (!(json.get(ENVIRONMENTS) instanceof List<?> list)) {
            throw new IllegalArgumentException("'" + ENVIRONMENTS + "' must be a list.");
        }
        List<DockerEnvironment> environments = new ArrayList<>();
        list.forEach(element -> environments.add(environment(map(ENVIRONMENTS, element))));
        Boolean recover = optional(json, RECOVER, Boolean.class, "true or false");
        Integer limit = RecoveryLimit.checked(optional(json, LIMIT, Integer.class, "a whole number of minutes"));
        String helper = HelperImage.checked(optional(json, HELPER, String.class, "the name of an image"));
        Integer auditDays = number(json, NumberSetting.AUDIT_DAYS);
        Integer changes = number(json, NumberSetting.CHANGES_PER_MINUTE);
        Integer upload = number(json, NumberSetting.UPLOAD_LIMIT);
        TerminalConfiguration terminal = json.get(TERMINAL) == null
                ? null
                : instantiate(TerminalConfiguration.class, map(TERMINAL, json.get(TERMINAL)));
        configuration.setEnvironments(environments);
        configuration.setTerminal(terminal);
        configuration.setRecoverOperations(recover);
        configuration.setRecoveryLimit(limit);
        configuration.setHelperImage(helper);
        configuration.setAuditDays(auditDays);
        configuration.setChangesPerMinute(changes);
        configuration.setUploadLimit(upload);
    }

    private static Integer number(Map<?, ?> json, NumberSetting setting) {
        return setting.checked(optional(json, setting.key(), Integer.class, "a whole number"));
    }

    private static <T> T optional(Map<?, ?> json, String key, Class<T> type, String kind) {
        Object value = json.get(key);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("'" + key + "' must be " + kind + ".");
        }
        return type.cast(value);
    }

    private static Map<String, Object> describe(TerminalConfiguration terminal) {
        if (terminal == null) {
            return null;
        }
        return new LinkedHashMap<>(DescribableModel.of(TerminalConfiguration.class)
                .uninstantiate2(terminal)
                .getArguments());
    }

    private static Map<String, Object> describe(DockerEnvironment environment) {
        Map<String, Object> json = new LinkedHashMap<>();
        DescribableModel.of(DockerEnvironment.class)
                .uninstantiate2(environment)
                .getArguments()
                .forEach((key, value) -> {
                    if (value instanceof UninstantiatedDescribable nested) {
                        json.put(
                                key,
                                key.equals(CONNECTION)
                                        ? Map.of(nested.getSymbol(), nested.getArguments())
                                        : nested.getArguments());
                    } else {
                        json.put(key, value);
                    }
                });
        return json;
    }

    private static DockerEnvironment environment(Map<String, Object> json) {
        Map<String, Object> arguments = new LinkedHashMap<>(json);
        arguments.computeIfPresent(CONNECTION, (key, value) -> connection(map(key, value)));
        arguments.computeIfPresent(POLICY, (key, value) -> instantiate(EnvironmentPolicy.class, map(key, value)));
        return instantiate(DockerEnvironment.class, arguments);
    }

    private static Connection connection(Map<String, Object> json) {
        Map<String, ConnectionDescriptor> kinds = ExtensionList.lookup(ConnectionDescriptor.class).stream()
                .collect(Collectors.toMap(ConnectionDescriptor::kind, descriptor -> descriptor));
        if (json.size() != 1 || !kinds.keySet().containsAll(json.keySet())) {
            throw new IllegalArgumentException("'" + CONNECTION + "' must have exactly one of: "
                    + String.join(", ", kinds.keySet().stream().sorted().toList()) + ".");
        }
        String kind = json.keySet().iterator().next();
        return instantiate(kinds.get(kind).clazz, map(kind, json.get(kind)));
    }

    private static <T> T instantiate(Class<T> type, Map<String, Object> arguments) {
        DescribableModel<T> model = DescribableModel.of(type);
        for (String key : arguments.keySet()) {
            if (model.getParameter(key) == null) {
                throw new IllegalArgumentException("'" + key + "' is unknown; there are: "
                        + String.join(
                                ", ",
                                model.getParameters().stream()
                                        .map(DescribableParameter::getName)
                                        .sorted()
                                        .toList())
                        + ".");
            }
        }
        try {
            return model.instantiate(arguments, null);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Map<String, Object> map(String key, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("'" + key + "' must be an object.");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, element) -> copy.put(String.valueOf(name), element));
        return copy;
    }
}
