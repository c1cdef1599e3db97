package io.jenkins.plugins.windflow.core.terminal;

/** Is told what the records must know; called on the thread of the terminal that it is about. */
public interface TerminalListener {
    /** The terminal has ended. */
    void ended(Terminal terminal, TerminalEnd end);

    /**
     * The engine was away when the terminal ended; what became of its processes is known only now.
     *
     * @param sentence what is left in the container, or that nothing is
     */
    void hungUpLater(Terminal terminal, boolean gone, String sentence);
}
