package io.jenkins.plugins.windflow.core.terminal;

import io.jenkins.plugins.windflow.core.docker.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shells of a container, found by asking one of them.
 *
 * @param interpreter words before a script in the language of POSIX; empty when there is no shell
 * @param paths of the shells by their names, the best first
 */
record Shells(List<String> interpreter, Map<String, String> paths) {
    /** In the order in which people prefer them. */
    private static final List<String> NAMES = List.of("bash", "zsh", "ash", "sh");

    /** In the order in which they are likely to be there; zsh only speaks POSIX when it is told to. */
    private static final List<List<String>> INTERPRETERS = List.of(
            List.of("sh", "-c"),
            List.of("bash", "-c"),
            List.of("ash", "-c"),
            List.of("zsh", "--emulate", "sh", "-c"),
            List.of("/busybox/sh", "-c"));

    private static final String HERE = "windflow-shells";
    /** Busybox answers with the bare name of what it has built in, which need not be there as a file. */
    private static final String SEARCH = "echo " + HERE + "; for s in " + String.join(" ", NAMES)
            + "; do p=$(command -v $s) && case $p in /*) echo $p;; *) for d in /bin /usr/bin /usr/local/bin; do"
            + " [ -x $d/$s ] && echo $d/$s && break; done;; esac; done; exit 0";

    /**
     * Looks which shells are there.
     *
     * @param user who is to run them; empty for the container's own
     * @throws TerminalRefusedException with the engine's sentence when that user cannot run anything
     */
    static Shells find(Engine engine, String container, String user) {
        for (List<String> interpreter : INTERPRETERS) {
            List<String> words = new ArrayList<>(interpreter);
            words.add(SEARCH);
            String said = ContainerCommand.run(engine, container, user, words);
            if (said.startsWith(HERE)) {
                return new Shells(interpreter, paths(interpreter.getFirst(), said));
            }
            if (!isAbsent(said)) {
                throw new TerminalRefusedException("Nothing can be run in the container: " + said);
            }
        }
        return new Shells(List.of(), Map.of());
    }

    private static boolean isAbsent(String said) {
        return said.contains("executable file not found") || said.contains("no such file or directory");
    }

    private static Map<String, String> paths(String asked, String said) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : NAMES) {
            said.lines()
                    .filter(line -> line.matches("/[A-Za-z0-9/._-]+") && line.endsWith("/" + name))
                    .findFirst()
                    .ifPresent(path -> found.put(name, path));
        }
        // The one that answered is there, wherever that is.
        found.putIfAbsent(asked.substring(asked.lastIndexOf('/') + 1), asked);
        return found;
    }

    boolean none() {
        return interpreter.isEmpty();
    }

    /** The path of a shell: the best one for an empty name. */
    Optional<String> path(String name) {
        return name.isEmpty() ? paths.values().stream().findFirst() : Optional.ofNullable(paths.get(name));
    }

    /** Whether a name is that of a shell, be it there or not. */
    static boolean isShell(String name) {
        return NAMES.contains(name);
    }

    /** What was looked for, for people. */
    static String tried() {
        return "sh, bash, ash, zsh and /busybox/sh";
    }
}
