package io.jenkins.plugins.windflow.core.log;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.LogQuery;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.docker.stream.LogLine;
import io.jenkins.plugins.windflow.core.docker.stream.LogStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reads one container's log into a {@link Merge}. A log that is followed goes on when the container runs again, when another
 * one has taken its name, and when the engine answers again, each time where it ended.
 */
final class ContainerReader implements Runnable {
    private static final Logger LOGGER = Logger.getLogger(ContainerReader.class.getName());
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final int index;
    private final LogRequest request;
    private final Supplier<EngineLease> engine;
    private final Merge merge;
    private LogTarget target;
    private Progress read;
    private LogQuery query;
    private LogItem.Kind noticed;
    private Duration pause = SHORTEST_PAUSE;

    /** @param position where somebody has read this very container to before, or null */
    ContainerReader(
            int index,
            LogTarget target,
            LogPosition position,
            LogRequest request,
            Supplier<EngineLease> engine,
            Merge merge) {
        this.index = index;
        this.target = target;
        this.request = request;
        this.engine = engine;
        this.merge = merge;
        this.read = new Progress(target.id());
        this.query = position != null
                ? request.behind(position)
                : request.after().isEmpty() ? request.beginning() : request.successor();
    }

    @Override
    public void run() {
        try {
            while (readOnce()) {
                awaitMore();
            }
        } catch (InterruptedException | InterruptedCallException e) {
            LOGGER.log(Level.FINEST, "The log of {0} is not read any more.", target.name());
        } catch (RuntimeException e) {
            merge.fail(e);
        } finally {
            merge.become(index, Lane.State.ENDED);
        }
    }

    /** Reads until the log ends; whether there may be more of it later. */
    private boolean readOnce() throws InterruptedException {
        try (EngineLease lease = engine.get();
                LogStream stream = lease.engine().logs(target.id(), target.terminal(), query)) {
            merge.become(index, Lane.State.OPEN);
            for (List<LogLine> lines = stream.nextBatch(); lines != null; lines = stream.nextBatch()) {
                hand(lines);
            }
        } catch (InterruptedCallException e) {
            throw e;
        } catch (EngineException e) {
            return goesOnAfter(e);
        }
        return request.follow();
    }

    private void hand(List<LogLine> lines) throws InterruptedException {
        List<LogItem> items = new ArrayList<>(lines.size());
        for (LogLine line : lines) {
            if (read.isNew(line.time())) {
                items.add(new LogItem.Line(index, line));
            }
        }
        if (!items.isEmpty()) {
            pause = SHORTEST_PAUSE;
            merge.put(index, items);
        }
    }

    private boolean goesOnAfter(EngineException e) throws InterruptedException {
        if (target.driver().equals("none") || e.getMessage().contains("does not support reading")) {
            notice(
                    LogItem.Kind.UNREADABLE,
                    "The log of '" + target.name() + "' cannot be read: the container logs with the driver '"
                            + target.driver() + "', which keeps nothing that the engine could show;"
                            + " use 'json-file', 'local' or 'journald'.");
            return false;
        }
        if (!request.follow()) {
            throw e;
        }
        if (e.kind() != EngineException.Kind.NOT_FOUND) {
            noticeOnce(LogItem.Kind.UNREACHABLE, e.getMessage());
        }
        return true;
    }

    /** Waits until there is a container that runs, and decides what to read of it. */
    private void awaitMore() throws InterruptedException {
        merge.become(index, Lane.State.AWAY);
        do {
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        } while (!isMore());
        merge.become(index, Lane.State.OPENING);
    }

    private boolean isMore() throws InterruptedException {
        try (EngineLease lease = engine.get()) {
            Optional<LogTarget> same = LogTarget.find(lease.engine(), target.id());
            if (same.isPresent() && same.get().running()) {
                again(same.get());
                return true;
            }
            Optional<LogTarget> successor = LogTarget.find(lease.engine(), target.name())
                    .filter(found ->
                            found.name().equals(target.name()) && !found.id().equals(target.id()));
            if (successor.isPresent()) {
                succeed(successor.get());
                return true;
            }
            target = same.orElse(target);
            noticeGone(same);
            return false;
        } catch (InterruptedCallException e) {
            throw e;
        } catch (EngineException e) {
            noticeOnce(LogItem.Kind.UNREACHABLE, e.getMessage());
            return false;
        }
    }

    /** The same container runs: it was started again, or only the engine was away. */
    private void again(LogTarget found) throws InterruptedException {
        boolean started = !found.started().equals(target.started());
        if (noticed == LogItem.Kind.UNREACHABLE) {
            notice(LogItem.Kind.RECONNECTED, "The engine answers again; the log of '" + target.name() + "' goes on.");
        }
        if (started) {
            notice(LogItem.Kind.STARTED, "'" + target.name() + "' was started again.");
        }
        noticed = null;
        LogPosition position = read.position();
        if (position != null) {
            query = request.behind(position);
            read = new Progress(position);
        } else if (found.finished() != null) {
            // Nothing was read of what it ran before, so there is nothing to go on from but its last end.
            query = request.since(found.finished());
        }
        target = found;
    }

    private void succeed(LogTarget successor) throws InterruptedException {
        target = successor;
        read = new Progress(successor.id());
        query = request.successor();
        notice(LogItem.Kind.RECREATED, "Another container is called '" + target.name() + "' now; its log follows.");
        noticed = null;
    }

    private void noticeGone(Optional<LogTarget> same) throws InterruptedException {
        if (same.isPresent()) {
            noticeOnce(
                    LogItem.Kind.STOPPED,
                    "'" + target.name() + "' has stopped with exit code " + target.exitCode()
                            + "; its log goes on when it runs again.");
        } else {
            noticeOnce(
                    LogItem.Kind.REMOVED,
                    "'" + target.name() + "' was removed; its log goes on when there is a container of that name.");
        }
    }

    private void noticeOnce(LogItem.Kind kind, String text) throws InterruptedException {
        if (noticed != kind) {
            noticed = kind;
            notice(kind, text);
        }
    }

    private void notice(LogItem.Kind kind, String text) throws InterruptedException {
        merge.put(index, List.of(new LogItem.Notice(index, target.id(), kind, Instant.now(), text)));
    }
}
