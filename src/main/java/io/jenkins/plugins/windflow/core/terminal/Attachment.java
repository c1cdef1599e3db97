package io.jenkins.plugins.windflow.core.terminal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Somebody who looks at a terminal and types into it. Any thread may type, and typing never blocks. A terminal has one
 * attachment at a time: a new one ends the one before.
 *
 * <p>Output is sent by the very thread that reads it whenever nothing else is being sent, so that an echo changes threads as
 * seldom as can be; everything else is sent by the thread that is in {@link #serve()}.
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

    /** The way to the one who looks. */
    @FunctionalInterface
    public interface Outlet {
        /**
         * Sends, and returns when it is gone. Called by one thread at a time.
         *
         * @throws IOException when it cannot be sent; nothing more is sent then
         */
        void send(Outgoing outgoing) throws IOException;
    }

    private final Terminal terminal;
    private final Outlet outlet;
    /** Held while something is sent. */
    private final ReentrantLock sending = new ReentrantLock();

    private final Deque<String> notes = new ArrayDeque<>();
    private long position;
    private long taken;
    private long told;
    private boolean over;
    private IOException broken;

    Attachment(Terminal terminal, Outlet outlet, long position) {
        this.terminal = terminal;
        this.outlet = outlet;
        this.position = position;
    }

    /**
     * Sends what is to be sent, until nothing more can come.
     *
     * @throws IOException why it could not be sent
     */
    public void serve() throws IOException, InterruptedException {
        terminal.serve(this);
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

    /** Has a text sent, ahead of output; false when too many wait. */
    public boolean note(String text) {
        return terminal.note(this, text);
    }

    /** Leaves the terminal, which waits for somebody to come back. */
    public void detach() {
        terminal.detach(this);
    }

    ReentrantLock sending() {
        return sending;
    }

    void send(Outgoing outgoing) throws IOException {
        outlet.send(outgoing);
    }

    // The terminal calls what follows with its lock held.

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    void fail(IOException why) {
        over = true;
        broken = why;
    }

    IOException broken() {
        return broken;
    }

    boolean hasRoom(OutputRing ring, int count) {
        return over || ring.end() + count - position <= ring.capacity();
    }

    /** Whether the one who typed should be told. */
    boolean took(int count) {
        taken += count;
        return isToBeTold();
    }

    private boolean isToBeTold() {
        return taken - told >= TOLD_EVERY;
    }

    boolean addNote(String text) {
        return notes.size() < MOST_NOTES && notes.add(text);
    }

    boolean hasSomething(OutputRing ring) {
        return !notes.isEmpty() || isToBeTold() || position < ring.end();
    }

    /** Null when there is nothing now. */
    Outgoing poll(OutputRing ring) {
        if (!notes.isEmpty()) {
            return new Outgoing.Note(notes.remove());
        }
        if (isToBeTold()) {
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
