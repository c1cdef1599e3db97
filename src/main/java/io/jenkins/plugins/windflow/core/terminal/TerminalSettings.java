package io.jenkins.plugins.windflow.core.terminal;

import java.time.Duration;

/**
 * How long and how many.
 *
 * @param idle a terminal in which nobody has typed for so long is ended
 * @param sessionsPerUser how many terminals one person may have at a time
 * @param kept how long a terminal that nobody looks at waits for somebody to come back
 */
public record TerminalSettings(Duration idle, int sessionsPerUser, Duration kept) {
    public static final TerminalSettings DEFAULT =
            new TerminalSettings(Duration.ofMinutes(30), 10, Duration.ofSeconds(120));
}
