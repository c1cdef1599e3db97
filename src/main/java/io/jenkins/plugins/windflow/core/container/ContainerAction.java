package io.jenkins.plugins.windflow.core.container;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What can be done to a container at once. What is so already counts as done. */
public sealed interface ContainerAction {
    /** In addresses and in the audit log: {@code start}. */
    String key();

    /**
     * Does it.
     *
     * @param container id or name
     * @throws EngineException with the engine's sentence when it refuses
     */
    void run(Engine engine, String container);

    /** Starts it; nothing happens when it runs. */
    record Start() implements ContainerAction {
        @Override
        public String key() {
            return "start";
        }

        @Override
        public void run(Engine engine, String container) {
            post(engine, container, key(), Map.of());
        }
    }

    /**
     * Stops it; nothing happens when it does not run.
     *
     * @param seconds it has to end by itself, before it is killed; null for its own time
     */
    record Stop(Integer seconds) implements ContainerAction {
        @Override
        public String key() {
            return "stop";
        }

        @Override
        public void run(Engine engine, String container) {
            post(engine, container, key(), time(seconds));
        }
    }

    /**
     * Stops and starts it.
     *
     * @param seconds it has to end by itself, before it is killed; null for its own time
     */
    record Restart(Integer seconds) implements ContainerAction {
        @Override
        public String key() {
            return "restart";
        }

        @Override
        public void run(Engine engine, String container) {
            post(engine, container, key(), time(seconds));
        }
    }

    /** Freezes its processes. */
    record Pause() implements ContainerAction {
        @Override
        public String key() {
            return "pause";
        }

        @Override
        public void run(Engine engine, String container) {
            post(engine, container, key(), Map.of());
        }
    }

    /** Lets its processes go on. */
    record Unpause() implements ContainerAction {
        @Override
        public String key() {
            return "unpause";
        }

        @Override
        public void run(Engine engine, String container) {
            post(engine, container, key(), Map.of());
        }
    }

    /**
     * Sends a signal to its first process.
     *
     * @param signal name or number: {@code SIGHUP}, {@code 9}
     */
    record Kill(String signal) implements ContainerAction {
        private static final Pattern SIGNAL = Pattern.compile("[0-9]{1,2}|(SIG)?[A-Z][A-Z0-9+-]{1,15}");

        /** @throws IllegalArgumentException when it is no signal */
        public Kill {
            if (!SIGNAL.matcher(signal).matches()) {
                throw new IllegalArgumentException(
                        "'" + signal + "' is no signal: give a name such as SIGTERM or a number.");
            }
        }

        @Override
        public String key() {
            return "kill";
        }

        @Override
        public void run(Engine engine, String container) {
            post(engine, container, key(), Map.of("signal", signal));
        }
    }

    /**
     * Gives it another name.
     *
     * @param name the new one
     */
    record Rename(String name) implements ContainerAction {
        private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

        /** @throws IllegalArgumentException when no container can have that name */
        public Rename {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'" + name
                                + "' cannot be the name of a container: two characters at least, letters, digits, '_', '.' and '-', the first a letter or digit.");
            }
        }

        @Override
        public String key() {
            return "rename";
        }

        @Override
        public void run(Engine engine, String container) {
            post(engine, container, key(), Map.of("name", name));
        }
    }

    /**
     * Removes it; nothing happens when it is gone.
     *
     * @param force also when it runs
     * @param volumes with its volumes that have no name
     */
    record Remove(boolean force, boolean volumes) implements ContainerAction {
        @Override
        public String key() {
            return "remove";
        }

        @Override
        public void run(Engine engine, String container) {
            Map<String, String> query = new TreeMap<>();
            query.put("force", String.valueOf(force));
            query.put("v", String.valueOf(volumes));
            try {
                engine.delete(EnginePath.of("containers", container), query);
            } catch (EngineException e) {
                if (e.kind() != EngineException.Kind.NOT_FOUND) {
                    throw e;
                }
            }
        }
    }

    /**
     * The action of this key.
     *
     * @param options {@code seconds}, {@code signal}, {@code name}, {@code force}, {@code volumes}, as far as the action has them
     * @throws IllegalArgumentException with one sentence when there is no such action, or when an option is none
     */
    static ContainerAction of(String key, Map<?, ?> options) {
        return switch (key) {
            case "start" -> new Start();
            case "stop" -> new Stop(seconds(options));
            case "restart" -> new Restart(seconds(options));
            case "pause" -> new Pause();
            case "unpause" -> new Unpause();
            case "kill" -> new Kill(text(options, "signal", "SIGKILL"));
            case "rename" -> new Rename(text(options, "name", ""));
            case "remove" -> new Remove(flag(options, "force"), flag(options, "volumes"));
            default ->
                throw new IllegalArgumentException(
                        "'" + key
                                + "' is nothing that can be done to a container: start, stop, restart, pause, unpause, kill, rename and remove are.");
        };
    }

    private static void post(Engine engine, String container, String verb, Map<String, String> query) {
        engine.postJson(EnginePath.of("containers", container, verb), query, null);
    }

    private static Map<String, String> time(Integer seconds) {
        return seconds == null ? Map.of() : Map.of("t", seconds.toString());
    }

    private static Integer seconds(Map<?, ?> options) {
        return switch (options.get("seconds")) {
            case null -> null;
            case Integer number when number >= 0 && number <= 86_400 -> number;
            default -> throw new IllegalArgumentException("'seconds' must be a whole number from 0 to 86400.");
        };
    }

    private static String text(Map<?, ?> options, String name, String otherwise) {
        return switch (options.get(name)) {
            case null -> otherwise;
            case String text -> text;
            default -> throw new IllegalArgumentException("'" + name + "' must be a text.");
        };
    }

    private static boolean flag(Map<?, ?> options, String name) {
        return switch (options.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw new IllegalArgumentException("'" + name + "' must be true or false.");
        };
    }
}
