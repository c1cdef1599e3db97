package io.jenkins.plugins.windflow.core.compose.projects;

import io.jenkins.plugins.windflow.core.compose.load.syntax.Durations;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.write.ComposeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A project as one value per path ({@code services/web/ports/0/target} = {@code 80}), in which the two programs' ways
 * of writing one and the same thing down are equal: units of durations and sizes, octal and decimal modes, defaults
 * that are said or left out.
 */
final class NormalForm {
    private static final String ABSENT = null;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");

    /** What happens to the values at the paths that match; a rule that gives {@link #ABSENT} leaves them out. */
    private record Rule(Pattern path, UnaryOperator<String> change) {
        static Rule of(String path, UnaryOperator<String> change) {
            return new Rule(Pattern.compile(path.replace("/*", "/[^/]+")), change);
        }

        /** A value that means the same as none. */
        static Rule byDefault(String path, String value) {
            return of(path, found -> found.equals(value) ? ABSENT : found);
        }

        static Rule withoutMeaning(String path) {
            return of(path, found -> ABSENT);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("services/*/stop_grace_period", NormalForm::duration),
            Rule.of("services/*/healthcheck/(interval|timeout|start_period|start_interval)", NormalForm::duration),
            Rule.of("services/*/cpus", NormalForm::processors),
            Rule.of(
                    "services/*/deploy/resources/reservations/devices/*/count",
                    count -> count.equals("all") ? "-1" : count),
            Rule.of("services/*/expose/*", port -> port.contains("/") ? port : port + "/tcp"),
            Rule.of("services/*/(links|external_links)/*", link -> link.contains(":") ? link : link + ":" + link),
            Rule.of("services/*/volumes_from/*", source -> source.replaceFirst(":rw$", "")),
            Rule.of("services/*/security_opt/*", option -> option.replaceFirst("[:=]", "=")),
            Rule.of("services/*/(secrets|configs)/*/mode", NormalForm::mode),
            Rule.of("services/*/volumes/*/tmpfs/mode", NormalForm::mode),
            Rule.byDefault("services/*/(tty|stdin_open|read_only|privileged|oom_kill_disable)", "false"),
            Rule.byDefault("services/*/depends_on/*/required", "true"),
            Rule.byDefault("services/*/depends_on/*/restart", "false"),
            Rule.byDefault("services/*/build/dockerfile", "Dockerfile"),
            Rule.of("services/*/secrets/*/target", NormalForm::secretTarget),
            Rule.of("services/*/volumes/*/source", NormalForm::withoutLastSlash),
            Rule.byDefault("services/*/volumes/*/(read_only|volume/nocopy)", "false"),
            Rule.byDefault("services/*/networks/*/priority", "0"),
            Rule.byDefault("services/*/restart", "no"),
            Rule.byDefault("services/*/scale", "1"),
            Rule.byDefault("(secrets|configs)/*/content", ""),
            Rule.byDefault("services/*/(post_start|pre_stop)/*/(user|working_dir)", ""),
            Rule.byDefault("services/*/deploy/resources/reservations/devices/*/count", "0"),
            Rule.byDefault(
                    "services/*/(user|working_dir|stop_signal|platform|hostname|domainname|runtime|build/target)", ""),
            Rule.byDefault("networks/*/(internal|attachable|external)", "false"),
            Rule.byDefault("volumes/*/external", "false"),
            Rule.withoutMeaning("services/*/(attach|develop/.*)"),
            Rule.withoutMeaning("services/*/ports/*/(mode|name|app_protocol)"),
            Rule.withoutMeaning(
                    "services/*/deploy/(mode|endpoint_mode|labels/.*|placement/.*|(update|rollback)_config/.*)"),
            Rule.withoutMeaning("(services/*/)?x-.*"));

    private final Path folder;
    private final UnaryOperator<String> plainKey;
    private final UnaryOperator<String> plainText;
    private final Map<String, String> values = new TreeMap<>();

    private NormalForm(Path folder, UnaryOperator<String> plainKey, UnaryOperator<String> plainText) {
        this.folder = folder;
        this.plainKey = plainKey;
        this.plainText = plainText;
    }

    /** Our reading of a project whose files are in a folder. */
    static Map<String, String> ofOurs(Project project, Path folder) {
        ComposeWriter.Printed printed = ComposeWriter.write(project);
        Map<String, Object> tree = mapping(new Load(LoadSettings.builder().build()).loadFromString(printed.text()));
        contentOfOurs(tree, "secrets", printed.secrets());
        contentOfOurs(tree, "configs", printed.secrets());
        mapping(tree.get("services")).forEach((name, service) -> absoluteContext(mapping(service), folder));
        return read(tree, new NormalForm(folder, UnaryOperator.identity(), text -> revealed(text, printed.secrets())));
    }

    /** The peer's reading of the project. */
    static Map<String, String> ofTheirs(Map<String, Object> tree, Path folder, Map<String, String> environment)
            throws IOException {
        for (String section : List.of("secrets", "configs")) {
            contentOfTheirs(mapping(tree.getOrDefault(section, Map.of())), environment);
        }
        removeUnused(tree);
        mapping(tree.getOrDefault("services", Map.of())).values().forEach(service -> hostPaths(mapping(service)));
        return read(tree, new NormalForm(folder, NormalForm::singleDollars, NormalForm::singleDollars));
    }

    private static Map<String, String> read(Map<String, Object> tree, NormalForm form) {
        Map<String, Object> services = mapping(tree.get("services"));
        services.values().forEach(service -> {
            disabledHealthcheck(mapping(service));
            limits(mapping(service));
            hosts(mapping(service));
            macAddress(mapping(service));
            namedDevices(mapping(service));
            deployed(mapping(service));
            configTargets(mapping(service));
            if (mapping(service).get("depends_on") instanceof Map<?, ?> dependencies) {
                dependencies.keySet().retainAll(services.keySet());
            }
        });
        form.add("", tree);
        return form.values;
    }

    /** A config goes into the root folder, under its own name unless the target is another. */
    private static void configTargets(Map<String, Object> service) {
        if (service.get("configs") instanceof List<?> configs) {
            configs.forEach(config -> {
                Object name =
                        mapping(config).getOrDefault("target", mapping(config).get("source"));
                mapping(config).put("target", name.toString().startsWith("/") ? name : "/" + name);
            });
        }
    }

    /** The order of names has no meaning, and the peer sorts them. */
    private static void hosts(Map<String, Object> service) {
        if (service.get("extra_hosts") instanceof List<?> hosts) {
            service.put("extra_hosts", hosts.stream().sorted().toList());
        }
    }

    /** The address on the service is the one on its only network. */
    private static void macAddress(Map<String, Object> service) {
        if (service.get("networks") instanceof Map<?, ?> networks
                && networks.size() == 1
                && service.containsKey("mac_address")) {
            mapping(networks).replaceAll((name, attachment) -> {
                Map<String, Object> keys = attachment == null ? new HashMap<>() : new HashMap<>(mapping(attachment));
                keys.put("mac_address", service.remove("mac_address"));
                return keys;
            });
        }
    }

    /** One number is the soft and the hard limit. */
    private static void limits(Map<String, Object> keys) {
        if (keys.get("ulimits") instanceof Map<?, ?> limits) {
            mapping(limits)
                    .replaceAll(
                            (name, limit) -> limit instanceof Map<?, ?> ? limit : Map.of("soft", limit, "hard", limit));
        }
        if (keys.get("build") instanceof Map<?, ?> build) {
            limits(mapping(build));
        }
    }

    /** A device of a container device interface has a name and no path; the peer takes it for a path so far. */
    private static void namedDevices(Map<String, Object> service) {
        if (service.get("devices") instanceof List<?> devices) {
            service.put(
                    "devices",
                    devices.stream()
                            .map(device -> device instanceof Map<?, ?> map
                                            && !map.get("source").toString().startsWith("/")
                                    ? map.get("source")
                                    : device)
                            .toList());
        }
    }

    /** What is said in {@code deploy} and on the service; a reservation of processors concerns Swarm alone. */
    private static void deployed(Map<String, Object> service) {
        if (!(service.get("deploy") instanceof Map<?, ?> deploy)) {
            return;
        }
        move(mapping(deploy), Map.of("replicas", "scale"), service);
        if (deploy.remove("restart_policy") instanceof Map<?, ?> policy) {
            service.putIfAbsent("restart", restart(mapping(policy)));
        }
        if (deploy.get("resources") instanceof Map<?, ?> resources) {
            if (resources.get("limits") instanceof Map<?, ?> limits) {
                move(mapping(limits), Map.of("cpus", "cpus", "memory", "mem_limit", "pids", "pids_limit"), service);
            }
            if (resources.get("reservations") instanceof Map<?, ?> reservations) {
                move(mapping(reservations), Map.of("memory", "mem_reservation"), service);
                reservations.remove("cpus");
            }
        }
    }

    private static String restart(Map<String, Object> policy) {
        return switch (policy.getOrDefault("condition", "any").toString()) {
            case "none" -> "no";
            case "on-failure" ->
                "on-failure" + (policy.containsKey("max_attempts") ? ":" + policy.get("max_attempts") : "");
            default -> "always";
        };
    }

    private static void move(Map<String, Object> from, Map<String, String> names, Map<String, Object> to) {
        names.forEach((name, other) -> {
            if (from.containsKey(name)) {
                to.put(other, from.remove(name));
            }
        });
    }

    /** Two ways to say that the image's healthcheck is off. */
    private static void disabledHealthcheck(Map<String, Object> service) {
        if (service.get("healthcheck") instanceof Map<?, ?> check
                && (Boolean.TRUE.equals(check.get("disable")) || List.of("NONE").equals(check.get("test")))) {
            service.put("healthcheck", Map.of("disable", true));
        }
    }

    private void add(String path, Object value) {
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> map.forEach((key, item) -> add(child(path, key), item));
            case List<?> list
            when !list.isEmpty() -> {
                for (int index = 0; index < list.size(); index++) {
                    add(child(path, index), list.get(index));
                }
            }
            case null -> addEmpty(path, "null");
            case Map<?, ?> empty -> addEmpty(path, "{}");
            case List<?> empty -> addEmpty(path, "[]");
            default -> addValue(path, plainText.apply(value.toString()));
        }
    }

    private String child(String path, Object key) {
        if (path.matches("services/[^/]+/blkio_config/.*")) {
            // The peer forgets its own names there.
            return path + "/" + key.toString().toLowerCase(Locale.ROOT);
        }
        return (path.isEmpty() ? "" : path + "/") + plainKey.apply(key.toString());
    }

    /** Nothing is said by an empty value, except where it is a value of its own. */
    private void addEmpty(String path, String empty) {
        if (path.matches("services/[^/]+/environment/.*")) {
            values.put(path, "null");
        } else if (path.matches("services/[^/]+/networks/[^/]+")) {
            values.put(path, "{}");
        } else if (path.matches("services/[^/]+/(command|entrypoint)") && empty.equals("[]")) {
            values.put(path, empty);
        }
    }

    private void addValue(String path, String value) {
        String result = value;
        for (Rule rule : RULES) {
            if (result != ABSENT && rule.path().matcher(path).matches()) {
                result = rule.change().apply(result);
            }
        }
        if (result != ABSENT) {
            values.put(path, result.replace(folder.toString(), "<folder>"));
        }
    }

    private static String duration(String text) {
        try {
            return Durations.parse(text).toString();
        } catch (SyntaxException invalid) {
            return "invalid: " + text;
        }
    }

    /** The peer keeps a count of processors in 32 bits. */
    private static String processors(String text) {
        return Float.toString(Float.parseFloat(text));
    }

    /** Modes are octal with a leading zero, decimal without one. */
    private static String mode(String text) {
        return text.startsWith("0") ? text : "0" + Integer.toOctalString(Integer.parseInt(text));
    }

    /** A relative target is a name in the folder of secrets. */
    private static String secretTarget(String path) {
        return path.startsWith("/") ? path : MountedFile.Kind.SECRET.directory() + path;
    }

    private static String withoutLastSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String singleDollars(String text) {
        return text.replace("$$", "$");
    }

    private static String revealed(String text, Map<String, Sensitive> secrets) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        return placeholder.matches() ? secrets.get(placeholder.group(1)).reveal() : singleDollars(text);
    }

    private static void contentOfOurs(Map<String, Object> tree, String section, Map<String, Sensitive> secrets) {
        mapping(tree.getOrDefault(section, Map.of())).values().forEach(value -> {
            Map<String, Object> definition = mapping(value);
            Object placeholder = definition.remove("environment");
            if (placeholder != null) {
                definition.put(
                        "content", secrets.get(placeholder.toString()).reveal().replace("$", "$$"));
            }
        });
    }

    /** What a secret or config holds, wherever it comes from; its name has no meaning without Swarm. */
    private static void contentOfTheirs(Map<String, Object> section, Map<String, String> environment)
            throws IOException {
        for (Map.Entry<String, Object> entry : section.entrySet()) {
            Map<String, Object> definition = mapping(entry.getValue());
            Object name = definition.remove("name");
            Object variable = definition.remove("environment");
            Object file = definition.remove("file");
            Object external = definition.remove("external");
            if (variable != null) {
                definition.put(
                        "content",
                        String.valueOf(environment.get(variable.toString())).replace("$", "$$"));
            } else if (file != null) {
                definition.put(
                        "content", Files.readString(Path.of(file.toString())).replace("$", "$$"));
            } else if (external != null) {
                definition.put(
                        "content",
                        String.valueOf(environment.get(name.toString())).replace("$", "$$"));
            }
        }
    }

    /** The peer leaves out what is false, but true is the default. */
    private static void hostPaths(Map<String, Object> service) {
        if (service.get("volumes") instanceof List<?> mounts) {
            for (Object mount : mounts) {
                if ("bind".equals(mapping(mount).get("type"))) {
                    Object options = mapping(mount).computeIfAbsent("bind", any -> new HashMap<>());
                    mapping(options).putIfAbsent("create_host_path", false);
                }
            }
        }
    }

    private static void absoluteContext(Map<String, Object> service, Path folder) {
        if (service.get("build") instanceof Map<?, ?> build
                && build.get("context") instanceof String context
                && !context.contains("://")) {
            mapping(build).put("context", folder.resolve(context).normalize().toString());
        }
    }

    /** Resources that no service uses are never made, by neither program. */
    private static void removeUnused(Map<String, Object> tree) {
        Map<String, Set<Object>> used = new HashMap<>();
        for (Object service : mapping(tree.getOrDefault("services", Map.of())).values()) {
            Map<String, Object> keys = mapping(service);
            use(used, "networks", keys.get("networks") instanceof Map<?, ?> map ? map.keySet() : Set.of());
            for (String section : List.of("volumes", "secrets", "configs")) {
                if (keys.get(section) instanceof List<?> list) {
                    use(
                            used,
                            section,
                            list.stream()
                                    .map(item -> mapping(item).get("source"))
                                    .toList());
                }
            }
        }
        for (String section : List.of("networks", "volumes", "secrets", "configs")) {
            mapping(tree.getOrDefault(section, new HashMap<>()))
                    .keySet()
                    .retainAll(used.getOrDefault(section, Set.of()));
        }
    }

    private static void use(Map<String, Set<Object>> used, String section, Iterable<?> names) {
        names.forEach(
                name -> used.computeIfAbsent(section, any -> new HashSet<>()).add(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Object value) {
        return (Map<String, Object>) value;
    }
}
