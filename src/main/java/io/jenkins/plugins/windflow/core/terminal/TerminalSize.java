package io.jenkins.plugins.windflow.core.terminal;

/** Rows and columns of a terminal. */
public record TerminalSize(int rows, int columns) {
    /** What a terminal has that says nothing about itself. */
    public static final TerminalSize DEFAULT = new TerminalSize(24, 80);

    private static final int MOST = 1000;

    /** @throws IllegalArgumentException when no terminal could be so small or large */
    public TerminalSize {
        if (rows < 1 || rows > MOST || columns < 1 || columns > MOST) {
            throw new IllegalArgumentException(
                    "A terminal has 1 to " + MOST + " rows and columns, not " + rows + " and " + columns + ".");
        }
    }
}
