package io.jenkins.plugins.windflow.core.terminal;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import io.jenkins.plugins.windflow.core.terminal.Attachment.Outgoing;
import io.jenkins.plugins.windflow.core.terminal.TerminalEnd.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A shell in a container that outlives the connection of the one who uses it. The last {@value #REPLAY} bytes of its output
 * are kept, for whoever attaches next. While somebody is attached, output is read only as fast as that one takes it; while
 * nobody is, it is read and forgotten, so that programs go on.
 */
public final class Terminal {
    static final int REPLAY = 256 * 1024;

    /** How long one who sends is waited for before it is looked again whether that still makes sense. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int KILLED = 128 + 9;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final Duration STOP_POLL = Duration.ofMillis(100);

    private final String id;
    private final TerminalRequest request;
    private final EngineLease lease;
    private final ShellProcess process;
    private final Consumer<Terminal> onOutputEnd;
    private final Instant started = Instant.now();
    private final InputQueue input = new InputQueue();
    private final CompletableFuture<TerminalEnd> ended = new CompletableFuture<>();

    private final ReentrantLock lock = new ReentrantLock();
    /** Something is to be sent that the thread that reads output does not send itself. */
    private final Condition news = lock.newCondition();
    /** Some of the output was sent. */
    private final Condition room = lock.newCondition();

    private final OutputRing ring = new OutputRing(REPLAY);
    private Attachment attached;
    private TerminalEnd end;
    private long detachedSince = System.nanoTime();
    private volatile long lastTyped = System.nanoTime();
    private volatile EngineException lost;

    /** @param onOutputEnd told when no output comes any more */
    Terminal(
            String id,
            TerminalRequest request,
            EngineLease lease,
            ShellProcess process,
            Consumer<Terminal> onOutputEnd) {
        this.id = id;
        this.request = request;
        this.lease = lease;
        this.process = process;
        this.onOutputEnd = onOutputEnd;
    }

    /** Hard to guess. */
    public String id() {
        return id;
    }

    public TerminalRequest request() {
        return request;
    }

    /** The shell or command that was started. */
    public String program() {
        return process.program();
    }

    public Instant started() {
        return started;
    }

    /** Whether somebody is attached. */
    public boolean isAttached() {
        lock.lock();
        try {
            return attached != null;
        } finally {
            lock.unlock();
        }
    }

    /** How it ended; empty as long as it lives. */
    public Optional<TerminalEnd> end() {
        return Optional.ofNullable(ended.getNow(null));
    }

    /** Completed when it has ended and its processes are hung up as far as can be. */
    public CompletableFuture<TerminalEnd> ended() {
        return ended.copy();
    }

    /**
     * Lets somebody look and type from now on, in place of whoever did before; begins with what is kept of the output. Nothing
     * is sent before {@link Attachment#serve()} is called or output comes.
     */
    public Attachment attach(Attachment.Outlet outlet) {
        lock.lock();
        try {
            attached = new Attachment(this, outlet, ring.start());
            tellAll();
            return attached;
        } finally {
            lock.unlock();
        }
    }

    // For attachments

    void detach(Attachment attachment) {
        lock.lock();
        try {
            if (attached == attachment) {
                attached = null;
                detachedSince = System.nanoTime();
                attachment.end();
                tellAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what the reading thread does not, until nothing more can come. */
    void serve(Attachment attachment) throws IOException, InterruptedException {
        while (awaitNews(attachment)) {
            if (attachment.sending().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    drain(attachment);
                } finally {
                    attachment.sending().unlock();
                }
            } else if (!isAttached(attachment)) {
                throw new IOException("Somebody else has attached, and the one before takes nothing more.");
            }
        }
    }

    /** False when nothing more is to be sent. */
    private boolean awaitNews(Attachment attachment) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!attachment.isOver() && !hasSomething(attachment)) {
                news.await();
            }
            if (attachment.broken() != null) {
                throw attachment.broken();
            }
            return !attachment.isOver();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what there is now, unless somebody does that already: he will find it before he stops. */
    private void deliver(Attachment attachment) {
        while (hasNews(attachment) && attachment.sending().tryLock()) {
            try {
                drain(attachment);
            } catch (IOException e) {
                fail(attachment, e);
            } finally {
                attachment.sending().unlock();
            }
        }
    }

    private void drain(Attachment attachment) throws IOException {
        for (Outgoing next = poll(attachment); next != null; next = poll(attachment)) {
            attachment.send(next);
        }
    }

    private Outgoing poll(Attachment attachment) {
        lock.lock();
        try {
            if (attachment.isOver()) {
                return null;
            }
            if (attached != attachment) {
                attachment.end();
                return new Outgoing.Replaced();
            }
            Outgoing next = attachment.poll(ring);
            room.signalAll();
            if (next == null && end != null) {
                attachment.end();
                return new Outgoing.Ended(end);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasNews(Attachment attachment) {
        lock.lock();
        try {
            return !attachment.isOver() && hasSomething(attachment);
        } finally {
            lock.unlock();
        }
    }

    private boolean hasSomething(Attachment attachment) {
        return attached != attachment || end != null || attachment.hasSomething(ring);
    }

    private void fail(Attachment attachment, IOException why) {
        lock.lock();
        try {
            attachment.fail(why);
            tellAll();
        } finally {
            lock.unlock();
        }
    }

    private void tellAll() {
        news.signalAll();
        room.signalAll();
    }

    boolean type(Attachment attachment, byte[] bytes) {
        lastTyped = System.nanoTime();
        return isAttached(attachment) && input.type(bytes);
    }

    void resize(Attachment attachment, TerminalSize size) {
        if (isAttached(attachment)) {
            input.resize(size);
        }
    }

    boolean note(Attachment attachment, String text) {
        lock.lock();
        try {
            news.signalAll();
            return attached == attachment && attachment.addNote(text);
        } finally {
            lock.unlock();
        }
    }

    private boolean isAttached(Attachment attachment) {
        lock.lock();
        try {
            return attached == attachment;
        } finally {
            lock.unlock();
        }
    }

    // Life

    void start() {
        append(process.first());
        Thread.ofVirtual().name("windflow-terminal-output-" + id).start(this::pumpOutput);
        Thread.ofVirtual().name("windflow-terminal-input-" + id).start(this::pumpInput);
        input.resize(request.size());
    }

    private void pumpOutput() {
        try {
            for (Frame frame = process.exec().next();
                    frame != null;
                    frame = process.exec().next()) {
                append(frame.content());
            }
        } catch (EngineException e) {
            lost = e;
        }
        onOutputEnd.accept(this);
    }

    private void append(byte[] bytes) {
        Attachment viewer;
        lock.lock();
        try {
            while (attached != null && end == null && !attached.hasRoom(ring, bytes.length)) {
                room.awaitUninterruptibly();
            }
            ring.append(bytes);
            viewer = attached;
        } finally {
            lock.unlock();
        }
        if (viewer != null) {
            deliver(viewer);
        }
    }

    private void pumpInput() {
        try {
            for (InputQueue.Item item = input.take(); item != null; item = input.take()) {
                switch (item) {
                    case InputQueue.Item.Typed typed -> write(typed.bytes());
                    case InputQueue.Item.Resized resized ->
                        process.exec()
                                .resize(resized.size().rows(), resized.size().columns());
                }
            }
        } catch (EngineException e) {
            // The output has ended as well, or will; it says why.
            input.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(byte[] bytes) {
        try {
            process.exec().stdin().write(bytes);
        } catch (IOException e) {
            throw new EngineException(EngineException.Kind.UNREACHABLE, e.getMessage(), e);
        }
        lock.lock();
        try {
            if (attached != null && attached.took(bytes.length)) {
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isIdle(Duration limit) {
        return System.nanoTime() - lastTyped > limit.toNanos();
    }

    boolean isDesertedFor(Duration limit) {
        lock.lock();
        try {
            return attached == null && System.nanoTime() - detachedSince > limit.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** Why the output has ended, asked after it has. */
    TerminalEnd outputEnd() {
        if (lost != null) {
            return new TerminalEnd(
                    Reason.ENGINE_LOST, null, "The connection to the engine broke: " + lost.getMessage());
        }
        try {
            int code = process.exec().exitCode();
            if (hasContainerStopped(code)) {
                return new TerminalEnd(
                        Reason.CONTAINER_GONE, null, "The container " + request.containerName() + " has stopped.");
            }
            return new TerminalEnd(Reason.EXITED, code, "The shell has ended with exit code " + code + ".");
        } catch (EngineException e) {
            return e.kind() == EngineException.Kind.NOT_FOUND
                    ? new TerminalEnd(
                            Reason.CONTAINER_GONE, null, "The container " + request.containerName() + " was removed.")
                    : new TerminalEnd(
                            Reason.ENGINE_LOST, null, "The engine does not answer any more: " + e.getMessage());
        }
    }

    /** Everything in a container is killed when its first process ends, a moment before the engine knows it as stopped. */
    private boolean hasContainerStopped(int exitCode) {
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        boolean running = isContainerRunning();
        while (running
                && exitCode == KILLED
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(STOP_POLL.toNanos());
            running = isContainerRunning();
        }
        return !running;
    }

    private boolean isContainerRunning() {
        return lease.engine()
                .getJson(EnginePath.of("containers", request.container(), "json"), Map.of())
                .path("State")
                .path("Running")
                .asBoolean();
    }

    /** @throws EngineException when the engine does not answer */
    HangUp.Outcome hangUp() {
        return new HangUp(lease.engine(), request, process).run();
    }

    /** The last thing that happens: whoever is attached is told after all output. */
    void finish(TerminalEnd how) {
        input.close();
        process.exec().close();
        lock.lock();
        try {
            end = how;
            tellAll();
        } finally {
            lock.unlock();
        }
        ended.complete(how);
    }

    /** Gives the engine back; nothing may be asked of it afterwards. */
    void release() {
        lease.close();
    }
}
