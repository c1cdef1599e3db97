package io.jenkins.plugins.windflow.core.terminal;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a terminal's processes when its line is cut. The Docker API cannot end what an exec has started, and
 * closing the connection ends nothing; so a second exec, by the same user, sends SIGHUP to every process of the shell's
 * session. A shell that ignores it is killed; other processes that ignore it, as with {@code nohup}, were meant to stay.
 */
final class HangUp {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN = Duration.ofMillis(150);

    private static final String SEEN = "seen";

    /** Tells the members of a session ($1) and sends each a signal ($2); 0 sends none. See proc(5) for the file. */
    private static final String SCRIPT = """
            sid=$1 signal=$2
            for stat in /proc/[0-9]*/stat; do
              line=
              { read -r line < "$stat"; } 2>/dev/null || continue
              pid=${line%% *}
              set -- ${line##*) }
              [ "$pid" = "$$" ] && echo seen
              [ "$4" = "$sid" ] || continue
              [ "$1" = Z ] && continue
              [ "$signal" = 0 ] || kill -s "$signal" "$pid" 2>/dev/null
              echo "$pid"
            done
            exit 0
            """;

    /** What is left in the container. */
    enum Kind {
        /** Nothing. */
        GONE,
        /** Processes that ignore the signal. */
        LEFT,
        /** It is not known. */
        UNKNOWN
    }

    /** @param sentence empty when nothing is left */
    record Outcome(Kind kind, String sentence) {
        static final Outcome GONE = new Outcome(Kind.GONE, "");

        static Outcome unknown(String why) {
            return new Outcome(
                    Kind.UNKNOWN, "Its processes could not be hung up and may still run in the container: " + why);
        }
    }

    private final Engine engine;
    private final TerminalRequest request;
    private final ShellProcess process;

    HangUp(Engine engine, TerminalRequest request, ShellProcess process) {
        this.engine = engine;
        this.request = request;
        this.process = process;
    }

    /**
     * Hangs up, and waits a little for the effect.
     *
     * @throws EngineException when the engine does not answer
     */
    Outcome run() {
        if (process.session() == 0) {
            return Outcome.unknown("the container has no shell that could do it.");
        }
        try {
            return hangUp();
        } catch (EngineException e) {
            if (e.unanswered()) {
                throw e;
            }
            // Not running, or not there any more: nothing runs in it either.
            return isPaused(e) ? Outcome.unknown(e.getMessage()) : Outcome.GONE;
        }
    }

    private static boolean isPaused(EngineException e) {
        return e.getMessage().contains("paused");
    }

    private Outcome hangUp() {
        Optional<List<String>> found = signal("HUP");
        if (found.isEmpty()) {
            return Outcome.unknown("the container has no /proc in which they could be found.");
        }
        // What is stopped takes no other signal.
        List<String> members = found.get().isEmpty() ? List.of() : members("CONT");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!members.isEmpty() && System.nanoTime() < deadline) {
            pause();
            members = members("0");
        }
        String shell = Integer.toString(process.session());
        if (members.contains(shell)) {
            ContainerCommand.run(
                    engine, request.container(), request.user(), words("kill -s KILL \"$1\"; exit 0", shell));
            pause();
            members = members("0");
        }
        return members.isEmpty() ? Outcome.GONE : left(members);
    }

    private static Outcome left(List<String> members) {
        return new Outcome(
                Kind.LEFT,
                "Left running in the container: " + String.join(", ", members)
                        + " (process numbers), which ignore the hang-up.");
    }

    private List<String> members(String signal) {
        return signal(signal).orElse(List.of());
    }

    /** The members of the session that are there; empty when that cannot be seen. */
    private Optional<List<String>> signal(String signal) {
        String said = ContainerCommand.run(
                engine, request.container(), request.user(), words(SCRIPT, "" + process.session(), signal));
        List<String> lines = said.lines().toList();
        return lines.contains(SEEN)
                ? Optional.of(
                        lines.stream().filter(line -> line.matches("[0-9]+")).toList())
                : Optional.empty();
    }

    private List<String> words(String script, String... arguments) {
        List<String> words = new ArrayList<>(process.interpreter());
        words.add(script);
        words.add("windflow");
        words.addAll(List.of(arguments));
        return words;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
