package io.jenkins.plugins.windflow.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a real registry and gives its manifests, but answers every request for content with 500. */
public final class FailingRegistry implements AutoCloseable {
    private static final byte[] ERROR = "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"the disk is on fire\"}]}"
            .getBytes(StandardCharsets.UTF_8);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private FailingRegistry(TestRegistry real) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, real));
        server.start();
    }

    public static FailingRegistry before(TestRegistry real) {
        try {
            return new FailingRegistry(real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 127.0.0.1:port}: the beginning of its images' names. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, TestRegistry real) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().contains("/blobs/")) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                send(exchange, 500, ERROR);
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://" + real.host() + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.noBody());
            exchange.getRequestHeaders()
                    .getOrDefault("Accept", List.of())
                    .forEach(type -> request.header("Accept", type));
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            response.headers()
                    .map()
                    .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
            send(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head && body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
