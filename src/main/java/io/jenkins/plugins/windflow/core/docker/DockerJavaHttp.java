package io.jenkins.plugins.windflow.core.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import io.jenkins.plugins.windflow.core.docker.http.HttpRequest;
import io.jenkins.plugins.windflow.core.docker.http.HttpTransport;
import io.jenkins.plugins.windflow.core.docker.http.RawStream;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * docker-java over our transport. Every failure comes out as {@link EngineException} with the engine's own sentence,
 * where docker-java alone would have an exception class for each status and the raw JSON as message.
 */
final class DockerJavaHttp implements DockerHttpClient {
    private final HttpTransport transport;
    private final Timeouts timeouts;

    DockerJavaHttp(HttpTransport transport, Timeouts timeouts) {
        this.transport = transport;
        this.timeouts = timeouts;
    }

    @Override
    public Response execute(Request request) {
        HttpRequest http = new HttpRequest(request.method(), request.path(), request.headers(), body(request), false);
        if (request.hijackedInput() != null) {
            RawStream stream = transport.upgrade(http, timeouts);
            InputForwarder.start(request.hijackedInput(), stream);
            return new Answer(200, stream.headers().asMap(), stream.input(), stream::close);
        }
        CallKind kind = CallKind.of(http.method(), http.path());
        HttpAnswer answer =
                switch (kind) {
                    case READ -> transport.read(http, timeouts);
                    case WRITE -> transport.write(http, timeouts, CallKind.patience(http.target(), timeouts));
                    case TRANSFER, ENDLESS -> transport.stream(http, timeouts.connect(), kind.limits());
                };
        return new Answer(answer.status(), answer.headers().asMap(), answer.content(), answer::close);
    }

    private static HttpRequest.Body body(Request request) {
        if (request.bodyBytes() != null) {
            return new HttpRequest.Body.Bytes(request.bodyBytes());
        }
        return request.body() == null ? new HttpRequest.Body.None() : new HttpRequest.Body.Streamed(request.body());
    }

    /** The transport belongs to the engine, which outlives this view of it. */
    @Override
    public void close() {}

    private record Answer(int status, Map<String, List<String>> headers, InputStream content, Runnable onClose)
            implements Response {
        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return content;
        }

        @Override
        public void close() {
            onClose.run();
        }
    }

    /** Copies what a caller gives as input to the engine, and passes its end on. */
    private record InputForwarder(InputStream input, RawStream stream) {
        static void start(InputStream input, RawStream stream) {
            Thread.ofVirtual().name("windflow-input").start(new InputForwarder(input, stream)::run);
        }

        private void run() {
            try {
                input.transferTo(stream.output());
                stream.endOutput();
            } catch (IOException e) {
                // The caller's input is broken: a process that waits for more of it would wait for ever.
                stream.close();
            } catch (EngineException e) {
                // The process has ended or the connection is lost; whoever reads its output sees which.
                return;
            }
        }
    }
}
