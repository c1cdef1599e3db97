package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import io.jenkins.plugins.windflow.core.docker.http.HttpRequest;
import io.jenkins.plugins.windflow.core.docker.http.HttpTransport;
import io.jenkins.plugins.windflow.core.docker.http.RawStream;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import io.jenkins.plugins.windflow.core.docker.stream.FrameReader;
import io.jenkins.plugins.windflow.core.docker.stream.JsonStream;
import io.jenkins.plugins.windflow.core.docker.stream.LogStream;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * One Docker engine, for as long as a lease on it is held. All methods may be used by any number of threads at once;
 * they block, throw {@link EngineException}, and end when the calling thread is interrupted.
 *
 * <p>The API version is negotiated at the first use and again whenever another engine, or another version of it, may
 * answer. Paths are those of the Docker API without the version, for example {@code /containers/json}.
 */
public final class Engine {
    /** An engine's identity is taken as known for so long; then a ping makes sure that it still is the one. */
    private static final long VERIFIED_NANOS = Duration.ofSeconds(5).toNanos();

    private record Session(long generation, long verified, EngineInfo info, DockerClient docker) {}

    private final HttpTransport transport;
    private final Timeouts timeouts;
    private final ReentrantLock negotiating = new ReentrantLock();
    private volatile Session session;

    Engine(HttpTransport transport, Timeouts timeouts) {
        this.transport = transport;
        this.timeouts = timeouts;
    }

    // Identity

    /** Which engine answers now; asks it when that is not sure. */
    public EngineInfo info() {
        Session known = session;
        if (known != null && System.nanoTime() - known.verified() > VERIFIED_NANOS) {
            ping(timeouts.firstByte());
            session = new Session(known.generation(), System.nanoTime(), known.info(), known.docker());
        }
        return session(timeouts).info();
    }

    /**
     * Asks whether the engine is alive.
     *
     * @param limit for each step of the call
     */
    public void ping(Duration limit) {
        new Negotiation(transport, timeouts.atMost(limit)).apiVersion();
    }

    /** The same as {@link #info()}, with a limit for each step of each call that it needs. */
    public EngineInfo info(Duration limit) {
        ping(limit);
        return session(timeouts.atMost(limit)).info();
    }

    /** docker-java's commands over the same connections, with the API version pinned. */
    public DockerClient docker() {
        return session(timeouts).docker();
    }

    /** The endpoint as users write it. */
    public String endpoint() {
        return transport.endpoint();
    }

    private Session session(Timeouts limits) {
        Session known = session;
        if (known != null && known.generation() == transport.generation()) {
            return known;
        }
        try {
            negotiating.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(endpoint(), e);
        }
        try {
            known = session;
            return known != null && known.generation() == transport.generation() ? known : negotiate(limits);
        } finally {
            negotiating.unlock();
        }
    }

    private Session negotiate(Timeouts limits) {
        Negotiation negotiation = new Negotiation(transport, limits);
        String version = negotiation.apiVersion();
        // Taken after the first answer: losing an old connection on the way is part of this reconnect.
        long generation = transport.generation();
        EngineInfo info = negotiation.identify(version);
        DockerClient docker =
                DockerClientImpl.getInstance(new PinnedConfig(version), new DockerJavaHttp(transport, timeouts));
        session = new Session(generation, System.nanoTime(), info, docker);
        return session;
    }

    // Raw calls

    /** The answer to a GET as it is. */
    public JsonNode getJson(String path, Map<String, String> query) {
        return JsonAnswers.read(transport, timeouts, request("GET", path, query));
    }

    /** The answer to a GET as it is, with a limit for each step of the call. */
    public JsonNode getJson(String path, Map<String, String> query, Duration limit) {
        return JsonAnswers.read(transport, timeouts.atMost(limit), request("GET", path, query));
    }

    /** The answer to a GET that the engine may work minutes for, such as {@code /system/df}. */
    public JsonNode getSlowly(String path, Map<String, String> query) {
        try (HttpAnswer answer = stream(request("GET", path, query))) {
            return JsonAnswers.parse(endpoint(), answer.content());
        }
    }

    /**
     * The answer to a POST as it is; a missing node when it has no content.
     *
     * @param body or null for none
     */
    public JsonNode postJson(String path, Map<String, String> query, JsonNode body) {
        HttpRequest request = request("POST", path, query);
        try (HttpAnswer answer = write(body == null ? request : withJson(request, body))) {
            return JsonAnswers.parse(endpoint(), answer.content());
        }
    }

    public void delete(String path, Map<String, String> query) {
        write(request("DELETE", path, query)).close();
    }

    /** The answer to a DELETE as it is: what has gone; a missing node when it has no content. */
    public JsonNode deleteJson(String path, Map<String, String> query) {
        try (HttpAnswer answer = write(request("DELETE", path, query))) {
            return JsonAnswers.parse(endpoint(), answer.content());
        }
    }

    private HttpAnswer write(HttpRequest request) {
        return transport.write(request, timeouts, CallKind.patience(request.target(), timeouts));
    }

    private HttpAnswer stream(HttpRequest request) {
        return transport.stream(
                request,
                timeouts.connect(),
                CallKind.of(request.method(), request.path()).limits());
    }

    private HttpRequest request(String method, String path, Map<String, String> query) {
        String version = session(timeouts).info().apiVersion();
        return HttpRequest.of(method, "/v" + version + EnginePath.withQuery(path, query));
    }

    private static HttpRequest withJson(HttpRequest request, JsonNode body) {
        byte[] json = body.toString().getBytes(StandardCharsets.UTF_8);
        return request.withBody(new HttpRequest.Body.Bytes(json), "application/json");
    }

    private static HttpRequest withTar(HttpRequest request, InputStream tar) {
        return request.withBody(new HttpRequest.Body.Streamed(tar), "application/x-tar");
    }

    // Images

    /** Pulls an image; the pull ends when the stream is closed. */
    public ProgressStream pull(ImagePull pull) {
        HttpRequest request = request("POST", "/images/create", pull.query());
        return new ProgressStream(stream(withAuth(request, pull.auth())));
    }

    /**
     * Pushes an image.
     *
     * @param name without its tag
     * @param auth who pushes, or null for nobody in particular
     */
    public ProgressStream push(String name, String tag, RegistryAuth auth) {
        HttpRequest request = request("POST", EnginePath.of("images", name, "push"), Map.of("tag", tag));
        // Engines insist on the header even when there is nobody to name.
        return new ProgressStream(stream(withAuth(request, auth == null ? new RegistryAuth("", "", "") : auth)));
    }

    /**
     * Builds an image; the build ends when the stream is closed.
     *
     * @param context a tar archive; it is read to its end and left open. Empty when the engine fetches the context itself
     */
    public ProgressStream build(ImageBuild build, InputStream context) {
        return new ProgressStream(stream(withTar(request("POST", build.path(), Map.of()), context)));
    }

    /** Loads what {@code docker save} has written. */
    public ProgressStream load(InputStream tar) {
        return new ProgressStream(stream(withTar(request("POST", "/images/load", Map.of("quiet", "0")), tar)));
    }

    /**
     * Makes an image of a root file system.
     *
     * @param changes lines of a Dockerfile, for example {@code CMD ["/bin/sh"]}
     * @param rootFileSystem a tar archive; it is read to its end and left open
     */
    public ProgressStream importImage(String name, String tag, List<String> changes, InputStream rootFileSystem) {
        String where = EnginePath.withQuery("/images/create", Map.of("fromSrc", "-", "repo", name, "tag", tag));
        String path = changes.isEmpty() ? where : repeated(where + "&", "changes", changes);
        return new ProgressStream(stream(withTar(request("POST", path, Map.of()), rootFileSystem)));
    }

    /**
     * Images with their layers and names, as {@code docker load} takes them.
     *
     * @param images names or ids, at least one; the names are kept, an id brings none
     * @return a tar archive, to be closed
     */
    public InputStream save(List<String> images) {
        return stream(request("GET", repeated("/images/get?", "names", images), Map.of()))
                .content();
    }

    /** A parameter that comes more than once. */
    private static String repeated(String path, String name, List<String> values) {
        return path
                + values.stream()
                        .map(value ->
                                EnginePath.withQuery("", Map.of(name, value)).substring(1))
                        .collect(Collectors.joining("&"));
    }

    private static HttpRequest withAuth(HttpRequest request, RegistryAuth auth) {
        return auth == null ? request : request.withHeader("X-Registry-Auth", auth.header());
    }

    // Containers

    /** A container's log; whether it has a terminal is looked up. */
    public LogStream logs(String container, LogQuery query) {
        boolean terminal = getJson(EnginePath.of("containers", container, "json"), Map.of())
                .path("Config")
                .path("Tty")
                .asBoolean(false);
        return logs(container, terminal, query);
    }

    /**
     * A container's log.
     *
     * @param terminal whether the container has a terminal ({@code Config.Tty}): its log then is one output, without frames
     */
    public LogStream logs(String container, boolean terminal, LogQuery query) {
        HttpAnswer answer = stream(request("GET", EnginePath.of("containers", container, "logs"), query.query()));
        return new LogStream(answer, terminal, query.timestamps());
    }

    /** What a container uses, about once a second as long as it runs; the first answer comes at once. */
    public JsonStream stats(String container) {
        return new JsonStream(
                stream(request("GET", EnginePath.of("containers", container, "stats"), Map.of("stream", "1"))));
    }

    /** Waits until a container is not running (any more), for as long as that takes; its exit code. */
    public int waitFor(String container) {
        HttpRequest request = request("POST", EnginePath.of("containers", container, "wait"), Map.of());
        try (HttpAnswer answer = stream(request)) {
            JsonNode result = JsonAnswers.parse(endpoint(), answer.content());
            String error = result.path("Error").path("Message").asText("");
            if (!error.isEmpty()) {
                throw new EngineException(Kind.SERVER_ERROR, error, null);
            }
            return result.path("StatusCode").asInt();
        }
    }

    /**
     * A file or folder of a container as a tar archive.
     *
     * @return to be closed
     */
    public InputStream archiveFrom(String container, String path) {
        return archiveFrom(container, path.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A file or folder of a container as a tar archive.
     *
     * @param path its bytes, which need not be text
     * @return to be closed
     */
    public InputStream archiveFrom(String container, byte[] path) {
        return stream(request("GET", archive(container, path), Map.of())).content();
    }

    /**
     * Unpacks a tar archive in a container.
     *
     * @param folder an existing folder of the container
     * @param tar it is read to its end and left open
     */
    public void archiveTo(String container, String folder, InputStream tar) {
        archiveTo(container, folder.getBytes(StandardCharsets.UTF_8), tar);
    }

    /**
     * Unpacks a tar archive in a container.
     *
     * @param folder the bytes of the path of an existing folder
     * @param tar it is read to its end and left open
     */
    public void archiveTo(String container, byte[] folder, InputStream tar) {
        stream(withTar(request("PUT", archive(container, folder), Map.of()), tar))
                .close();
    }

    /**
     * What a container has at a path, as the engine tells it (header {@code X-Docker-Container-Path-Stat} of
     * ContainerArchiveInfo): {@code size}, {@code mode} with the bits of Go's {@code os.FileMode}, {@code mtime} and
     * {@code linkTarget}.
     *
     * @param path its bytes, which need not be text
     */
    public JsonNode archiveInfo(String container, byte[] path) {
        try (HttpAnswer answer = transport.read(request("HEAD", archive(container, path), Map.of()), timeouts)) {
            String header =
                    answer.headers().first("X-Docker-Container-Path-Stat").orElse("");
            return JsonAnswers.parse(
                    endpoint(), new ByteArrayInputStream(Base64.getDecoder().decode(header)));
        }
    }

    private static String archive(String container, byte[] path) {
        return EnginePath.withBytes(EnginePath.of("containers", container, "archive"), "path", path);
    }

    /** Starts a command in a running container. */
    public ExecSession exec(String container, ExecCommand command) {
        String id = postJson(EnginePath.of("containers", container, "exec"), Map.of(), command.body())
                .path("Id")
                .asText();
        HttpRequest start = withJson(
                request("POST", EnginePath.of("exec", id, "start"), Map.of()),
                JsonNodeFactory.instance.objectNode().put("Detach", false).put("Tty", command.terminal()));
        RawStream stream = transport.upgrade(start, timeouts);
        return new ExecSession(this, id, stream, new FrameReader(stream.input(), command.terminal()));
    }

    // Engine

    /** What happens in the engine, as it happens. */
    public JsonStream events(EventQuery query) {
        return new JsonStream(stream(request("GET", "/events", query.query())));
    }

    // Life cycle

    /** The connections that are open now, streams and idle ones included. */
    public int openConnections() {
        return transport.openConnections();
    }

    void close() {
        transport.close();
    }
}
