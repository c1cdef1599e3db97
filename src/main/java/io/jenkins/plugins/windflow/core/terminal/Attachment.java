package io.jenkins.plugins.windflow.core.terminal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Somebody who looks at a terminal and types into it. One thread takes what is to be shown; any thread may type, but typing
 * never blocks. A terminal has one attachment at a time: a new one ends the one before.
 */
public final class Attachment {
    /** Small enough for the limits of any peer. */
    private static final int LARGEST_PIECE = 32 * 1024;
    /** So much may be taken by the container before the one who types is told. */
    private static final int TOLD_EVERY = 16 * 1024;

    private static final int MOST_NOTES = 64;

    /** What is to be sent to the one who looks. */
    public sealed interface Outgoing {
        /** Output, as it came. */
        record Output(byte[] bytes) implements Outgoing {}

        /** So many bytes that were typed have been taken by the container, counted from the beginning of the attachment. */
        record Taken(long bytes) implements Outgoing {}

        /** What {@link #note(String)} was given. */
        record Note(String text) implements Outgoing {}

        /** Nothing more comes: somebody else has attached. */
        record Replaced() implements Outgoing {}

        /** Nothing more comes: the terminal has ended. */
        record Ended(TerminalEnd end) implements Outgoing {}
    }

    private final Terminal terminal;
    private final Deque<String> notes = new ArrayDeque<>();
    private long position;
    private long taken;
    private long told;

    Attachment(Terminal terminal, long position) {
        this.terminal = terminal;
        this.position = position;
    }

    /** The next thing to send; waits for it. After {@code Replaced} or {@code Ended} there is nothing more. */
    public Outgoing next() throws InterruptedException {
        return terminal.next(this);
    }

    /**
     * Types.
     *
     * @return false when so much waits already that this was not taken
     */
    public boolean type(byte[] bytes) {
        return terminal.type(this, bytes);
    }

    public void resize(TerminalSize size) {
        terminal.resize(this, size);
    }

    /** Has a text come out of {@link #next()}, ahead of output; false when too many wait. */
    public boolean note(String text) {
        return terminal.note(this, text);
    }

    /** Leaves the terminal, which waits for somebody to come back. */
    public void detach() {
        terminal.detach(this);
    }

    // The terminal calls what follows with its lock held.

    boolean hasRoom(OutputRing ring, int count) {
        return ring.end() + count - position <= ring.capacity();
    }

    void took(int count) {
        taken += count;
    }

    boolean addNote(String text) {
        return notes.size() < MOST_NOTES && notes.add(text);
    }

    /** Null when there is nothing now. */
    Outgoing poll(OutputRing ring) {
        if (!notes.isEmpty()) {
            return new Outgoing.Note(notes.remove());
        }
        if (taken - told >= TOLD_EVERY) {
            told = taken;
            return new Outgoing.Taken(taken);
        }
        if (position == ring.end()) {
            return null;
        }
        byte[] bytes = ring.read(position, LARGEST_PIECE);
        position += bytes.length;
        return new Outgoing.Output(bytes);
    }
}
