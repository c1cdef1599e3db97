package io.jenkins.plugins.windflow.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.init.Terminator;
import io.jenkins.plugins.windflow.core.operation.LogLine;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationListener;
import io.jenkins.plugins.windflow.json.EnvironmentJson;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * The live events of all viewers. Operations tell what happens to them; environments are looked at every few seconds, once for
 * all viewers, and only while somebody looks.
 */
@Extension
public final class EventHub implements ExtensionPoint, OperationListener {
    static final String ENVIRONMENTS = "environments";
    static final String OPERATIONS = "operations";
    static final String ENVIRONMENT = "environment:";
    static final String OPERATION = "operation:";

    private static final Logger LOGGER = Logger.getLogger(EventHub.class.getName());
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    /** A viewer whose connection broke comes back within this time, or what he follows is not followed any longer. */
    private static final Duration EXPECTED = Duration.ofSeconds(20);

    private static final int STREAMS_OF_ONE_VIEWER = 20;
    private static final int TOPICS = 50;
    private static final int LISTED = 50;

    private final Map<String, EventStream> streams = new ConcurrentHashMap<>();
    private final Lookout lookout = new Lookout(this);
    private final Feeds feeds = new Feeds(this);
    private boolean listening;

    public static EventHub get() {
        return ExtensionList.lookupSingleton(EventHub.class);
    }

    /** Makes an answer a stream of events. Its writing is done on a thread of its own; the request's thread is free again. */
    public void open(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        listen();
        long after = 0;
        EventStream stream = null;
        String lastId = request.getHeader("Last-Event-ID");
        if (lastId != null && lastId.lastIndexOf('-') > 0) {
            stream = mine(lastId.substring(0, lastId.lastIndexOf('-')));
            after = stream == null ? 0 : number(lastId);
        }
        if (stream == null) {
            stream = create();
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        OutputStream out = context.getResponse().getOutputStream();
        response.flushBuffer();
        serve(stream, context, out, after);
        lookout.start();
    }

    private void serve(EventStream stream, AsyncContext context, OutputStream out, long after) {
        Thread.ofVirtual().name("windflow-events-" + stream.id()).start(() -> {
            boolean mayComeBack = false;
            try {
                mayComeBack = stream.write(out, after);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                if (!mayComeBack) {
                    streams.remove(stream.id());
                    matchFeeds();
                }
                complete(context);
            }
        });
    }

    private static void complete(AsyncContext context) {
        try {
            context.complete();
        } catch (IllegalStateException alreadyOver) {
            LOGGER.log(Level.FINEST, "The connection of a viewer had ended before.", alreadyOver);
        }
    }

    /**
     * Replaces the topics of a stream, and tells the present state of each new one.
     *
     * @throws NoSuchElementException when the current user has no such stream
     */
    public void subscribe(String streamId, List<String> wanted) {
        EventStream stream = mine(streamId);
        if (stream == null) {
            throw new NoSuchElementException("There is no stream '" + streamId + "': open a new one.");
        }
        if (wanted.size() > TOPICS) {
            throw new IllegalArgumentException("A stream has at most " + TOPICS + " topics.");
        }
        Set<String> added = new LinkedHashSet<>(wanted);
        added.removeAll(stream.topics());
        stream.topics(new HashSet<>(wanted));
        for (String topic : added) {
            if (!tellPresent(stream, topic)) {
                stream.tell("gone", json(Map.of("topic", topic)));
            }
        }
        feeds.match(wanted());
        lookout.start();
    }

    /** Tells the state of a topic as it is now; false when there is no such thing. */
    private boolean tellPresent(EventStream stream, String topic) {
        if (topic.equals(ENVIRONMENTS)) {
            stream.tell("environments", json(EnvironmentJson.all()));
            return true;
        }
        if (topic.equals(OPERATIONS)) {
            stream.tell("operations", json(OperationJson.list(OperationFilter.newest(LISTED))));
            return true;
        }
        if (topic.startsWith(OPERATION) && OperationId.isValid(topic.substring(OPERATION.length()))) {
            var found = WindflowRuntime.get().operations().find(new OperationId(topic.substring(OPERATION.length())));
            found.ifPresent(
                    operation -> stream.tell("operation", json(Map.of("operation", OperationJson.of(operation)))));
            return found.isPresent();
        }
        return topic.startsWith(ENVIRONMENT)
                ? lookout.tellPresent(stream, topic.substring(ENVIRONMENT.length()))
                : feeds.join(stream, topic);
    }

    @Override
    public void changed(Operation operation) {
        tell(OPERATION + operation.id(), "operation", () -> Map.of("operation", OperationJson.of(operation)));
        tell(OPERATIONS, "operations", () -> OperationJson.list(OperationFilter.newest(LISTED)));
    }

    @Override
    public void logged(Operation operation, List<LogLine> lines) {
        tell(OPERATION + operation.id(), "log", () -> OperationJson.log(operation, lines));
    }

    /** What is to be told; asked only when somebody listens. */
    private interface Content {
        Object get();
    }

    private void tell(String topic, String name, Content content) {
        if (streams.values().stream().anyMatch(stream -> stream.topics().contains(topic))) {
            tellAll(topic, name, json(content.get()));
        }
    }

    /** Tells everybody who wants to hear of the topic. */
    void tellAll(String topic, String name, byte[] data) {
        streams.values().stream()
                .filter(stream -> stream.topics().contains(topic))
                .forEach(stream -> stream.tell(name, data));
    }

    /** Tells everybody who wants to hear of a topic of an extension; news of one kind replace older ones, lists of events apart. */
    void tellNews(String topic, String event, byte[] data) {
        String replaces = event.equals("events") ? null : topic + " " + event;
        streams.values().stream()
                .filter(stream -> stream.topics().contains(topic))
                .forEach(stream -> stream.tell("news", data, replaces));
    }

    /** Begins to follow what is wanted now, and stops to follow everything else. */
    void matchFeeds() {
        feeds.match(wanted());
    }

    /** All topics that somebody wants; streams that nobody came back to are forgotten. */
    Set<String> wanted() {
        streams.values().removeIf(stream -> stream.desertedFor(REMEMBERED));
        return streams.values().stream()
                .filter(stream -> !stream.desertedFor(EXPECTED))
                .flatMap(stream -> stream.topics().stream())
                .collect(Collectors.toSet());
    }

    /** Whether there is anybody at all. */
    boolean hasViewers() {
        return !streams.isEmpty();
    }

    static byte[] json(Object content) {
        try {
            return JsonAnswer.JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event of maps, lists and texts can be written.", e);
        }
    }

    private EventStream create() {
        Predicate<EventStream> sameViewer = stream ->
                stream.viewer().getName().equals(Jenkins.getAuthentication2().getName());
        List<EventStream> others = streams.values().stream().filter(sameViewer).toList();
        if (others.size() >= STREAMS_OF_ONE_VIEWER) {
            EventStream victim = others.stream()
                    .filter(stream -> stream.desertedFor(Duration.ZERO))
                    .findFirst()
                    .orElse(others.getFirst());
            streams.remove(victim.id());
            victim.end();
        }
        EventStream stream =
                new EventStream(UUID.randomUUID().toString().replace("-", ""), Jenkins.getAuthentication2());
        streams.put(stream.id(), stream);
        return stream;
    }

    /** The stream of this id when it is the current user's. */
    private EventStream mine(String id) {
        EventStream stream = streams.get(id);
        return stream != null
                        && stream.viewer()
                                .getName()
                                .equals(Jenkins.getAuthentication2().getName())
                ? stream
                : null;
    }

    private static long number(String lastId) {
        try {
            return Long.parseLong(lastId.substring(lastId.lastIndexOf('-') + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private synchronized void listen() {
        if (!listening) {
            listening = true;
            WindflowRuntime.get().operations().addListener(this);
            WindflowRuntime.get().monitor().addListener((name, before, after) -> lookout.environmentsChanged());
        }
    }

    /** Ends every stream. */
    @Terminator
    public static void end() {
        ExtensionList.lookup(EventHub.class).forEach(hub -> hub.streams.values().forEach(EventStream::end));
    }
}
