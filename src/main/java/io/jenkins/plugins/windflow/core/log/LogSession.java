package io.jenkins.plugins.windflow.core.log;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.stream.LogStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody reads the logs of one or several containers of an engine. One thread takes; when it is slow, the engine is held
 * back. Each container costs a connection, a virtual thread and bounded buffers: {@value #LARGEST_READ} bytes of what the
 * engine has sent, twice, one line of at most {@value #LARGEST_LINE} bytes, and a share of {@value #LARGEST_BACKLOG} bytes
 * of lines.
 */
public final class LogSession implements AutoCloseable {
    /** What a container's connection reads at once, in bytes. */
    public static final int LARGEST_READ = 16 * 1024;
    /** A longer line comes in parts; in bytes. */
    public static final int LARGEST_LINE = LogStream.LONGEST_LINE;
    /** Lines that were read and not taken, about in bytes, of all containers together. */
    public static final int LARGEST_BACKLOG = Merge.MOST_WEIGHT;

    private final List<LogTarget> targets;
    private final List<Progress> told = new ArrayList<>();
    private final Merge merge;
    private final List<Thread> readers = new ArrayList<>();

    private LogSession(List<LogTarget> targets, LogRequest request, Supplier<EngineLease> engine) {
        this.targets = targets;
        this.merge = new Merge(targets.size(), request.follow());
        for (int index = 0; index < targets.size(); index++) {
            LogTarget target = targets.get(index);
            LogPosition position = positionOf(target, request.after());
            told.add(position == null ? new Progress(target.id()) : new Progress(position));
            ContainerReader reader = new ContainerReader(index, target, position, request, engine, merge);
            readers.add(Thread.ofVirtual().name("windflow-log-" + target.name()).unstarted(reader));
        }
        readers.forEach(Thread::start);
    }

    private static LogPosition positionOf(LogTarget target, List<LogPosition> positions) {
        return positions.stream()
                .filter(position -> target.id().startsWith(position.container()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Looks the containers up and begins to read.
     *
     * @param engine gives a lease for each connection, so that changed credentials are used for the next one
     * @throws NoSuchElementException with one sentence when one of the containers does not exist; whoever goes on waits
     *     for it
     */
    public static LogSession open(LogRequest request, Supplier<EngineLease> engine) {
        List<LogTarget> targets = new ArrayList<>();
        try (EngineLease lease = engine.get()) {
            for (String container : request.containers()) {
                Optional<LogTarget> found = LogTarget.find(lease.engine(), container);
                boolean awaited = request.follow() && !request.after().isEmpty();
                targets.add(found.or(() -> awaited ? Optional.of(LogTarget.missing(container)) : Optional.empty())
                        .orElseThrow(() -> new NoSuchElementException(
                                "There is no container '" + container + "'; it may have been removed.")));
            }
        }
        return new LogSession(List.copyOf(targets), request, engine);
    }

    /** The names of the containers, in the order of the request. */
    public List<String> names() {
        return targets.stream().map(LogTarget::name).toList();
    }

    /**
     * The next lines and notices, in order.
     *
     * @param patience how long to wait for one
     * @return empty when there was none; null when nothing comes any more
     * @throws io.jenkins.plugins.windflow.core.docker.error.EngineException when a log that is not followed breaks off
     */
    public List<LogItem> take(Duration patience) throws InterruptedException {
        List<LogItem> items = merge.take(patience);
        return items == null ? null : items.stream().filter(this::isNew).toList();
    }

    private boolean isNew(LogItem item) {
        return switch (item) {
            case LogItem.Line line ->
                told.get(line.container()).isNew(line.line().time());
            case LogItem.Notice notice -> {
                if (!told.get(notice.container()).isOf(notice.id())) {
                    told.set(notice.container(), new Progress(notice.id()));
                }
                yield true;
            }
        };
    }

    /** How far everything was taken, to go on there in another session. Containers of which nothing was read stay out. */
    public List<LogPosition> positions() {
        return told.stream().map(Progress::position).filter(Objects::nonNull).toList();
    }

    /** Ends the reading; may be called by any thread. */
    @Override
    public void close() {
        readers.forEach(Thread::interrupt);
    }
}
