package io.jenkins.plugins.windflow.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A real registry (Debian's docker-registry) on a free port of 127.0.0.1, which engines take without TLS. Images are put
 * into it by its HTTP API, so that no engine has had them before it pulls them.
 */
public final class TestRegistry implements AutoCloseable {
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    /** As Docker names the architecture of this machine, on which the engines run too. */
    private static final String ARCHITECTURE = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";

    private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");
    private static final String CONFIGURATION = """
            version: 0.1
            log: { level: info, accesslog: { disabled: true } }
            storage: { filesystem: { rootdirectory: %s }, delete: { enabled: true } }
            http: { addr: "127.0.0.1:0" }
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String host;

    private TestRegistry(Path directory) throws IOException {
        Path configuration = Files.writeString(
                directory.resolve("registry.yml"), CONFIGURATION.formatted(directory.resolve("storage")));
        ProcessBuilder builder = new ProcessBuilder("docker-registry", "serve", configuration.toString());
        process = builder.redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        host = awaitAddress(process.inputReader(StandardCharsets.UTF_8));
    }

    /** Starts one, with an empty storage in a folder below this one; returns when it answers. */
    public static TestRegistry start(Path directory) {
        try {
            return new TestRegistry(Files.createTempDirectory(directory, "registry"));
        } catch (IOException e) {
            throw new UncheckedIOException("The tests need the package docker-registry: " + e.getMessage(), e);
        }
    }

    /** The registry chooses its port itself and says it in its log; the rest of the log is read away. */
    private static String awaitAddress(BufferedReader log) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                Thread.ofVirtual().start(() -> log.lines().forEach(ignored -> {}));
                return matcher.group(1);
            }
            said.append(line).append('\n');
        }
        throw new IOException("the registry ended at once:\n" + said);
    }

    /** {@code 127.0.0.1:port}: the beginning of its images' names. */
    public String host() {
        return host;
    }

    /**
     * Puts an image there: busybox, the text in the file {@code /content}, and further layers that cannot be compressed.
     *
     * @param name {@code repository:tag}; a tag that is there moves
     * @param layers how many further layers, of 64 kB each
     * @return the image's reference
     */
    public String put(String name, String content, int layers) {
        int colon = name.indexOf(':');
        Image image = new Image(name.substring(0, colon));
        image.layer(BusyboxTar.bytes());
        image.layer(tar("content", content.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < layers; i++) {
            byte[] noise = new byte[64_000];
            new Random(i + 31L * content.hashCode()).nextBytes(noise);
            image.layer(tar("noise" + i, noise));
        }
        image.push(name.substring(colon + 1));
        return host + "/" + name;
    }

    /** The digest that a tag names now. */
    public String digest(String name) {
        int colon = name.indexOf(':');
        HttpRequest request = HttpRequest.newBuilder(
                        uri("/v2/" + name.substring(0, colon) + "/manifests/" + name.substring(colon + 1)))
                .header("Accept", MANIFEST)
                .build();
        return send(request, 200).headers().firstValue("Docker-Content-Digest").orElseThrow();
    }

    private URI uri(String path) {
        return URI.create("http://" + host + path);
    }

    private HttpResponse<String> send(HttpRequest request, int expected) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new IllegalStateException(
                        request + " was answered with " + response.statusCode() + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] tar(String file, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(file);
            entry.setSize(content.length);
            entry.setModTime(0); // the same content is the same image
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An image on its way into the registry. */
    private final class Image {
        private final String repository;
        private final List<String> contents = new ArrayList<>();
        private final ArrayNode layers = JsonNodeFactory.instance.arrayNode();

        private Image(String repository) {
            this.repository = repository;
        }

        private void layer(byte[] tar) {
            contents.add(sha256(tar));
            layers.add(blob("application/vnd.docker.image.rootfs.diff.tar.gzip", compressed(tar)));
        }

        private ObjectNode blob(String type, byte[] content) {
            String digest = sha256(content);
            HttpRequest begin = HttpRequest.newBuilder(uri("/v2/" + repository + "/blobs/uploads/"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            String location = send(begin, 202).headers().firstValue("Location").orElseThrow();
            HttpRequest upload = HttpRequest.newBuilder(URI.create(location + "&digest=" + digest))
                    .header("Content-Type", "application/octet-stream")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                    .build();
            send(upload, 201);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("mediaType", type)
                    .put("size", content.length)
                    .put("digest", digest);
        }

        private void push(String tag) {
            ObjectNode manifest = JsonNodeFactory.instance
                    .objectNode()
                    .put("schemaVersion", 2)
                    .put("mediaType", MANIFEST);
            manifest.set(
                    "config",
                    blob(
                            "application/vnd.docker.container.image.v1+json",
                            configuration().toString().getBytes(StandardCharsets.UTF_8)));
            manifest.set("layers", layers);
            HttpRequest request = HttpRequest.newBuilder(uri("/v2/" + repository + "/manifests/" + tag))
                    .header("Content-Type", MANIFEST)
                    .PUT(HttpRequest.BodyPublishers.ofString(manifest.toString()))
                    .build();
            send(request, 201);
        }

        private ObjectNode configuration() {
            ObjectNode image = JsonNodeFactory.instance
                    .objectNode()
                    .put("architecture", ARCHITECTURE)
                    .put("os", "linux");
            ObjectNode config = image.putObject("config");
            config.putArray("Env").add("PATH=/bin");
            config.putArray("Cmd").add("/bin/sh");
            config.putObject("Labels").put(TestEngines.LABEL, TestEngines.label());
            ArrayNode ids = image.putObject("rootfs").put("type", "layers").putArray("diff_ids");
            contents.forEach(ids::add);
            return image;
        }
    }

    /** Stops it; afterwards nobody listens on its port. The storage goes with the folder it was started in. */
    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
