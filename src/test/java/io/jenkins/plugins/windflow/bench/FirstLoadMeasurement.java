package io.jenkins.plugins.windflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * What a browser fetches before a page of containers is there, compressed as Jenkins compresses it: the program, what it imports,
 * and the views of an environment and its containers. Terminal, charts and editor come when they are wanted.
 */
final class FirstLoadMeasurement {
    private static final int MOST_KIB = 150;
    private static final double BYTES_PER_KIB = 1024;
    private static final Path APP = Path.of(System.getProperty("windflow.root", "."), "src/main/webapp/app");
    private static final Set<String> VIEWS = Set.of("EnvironmentView", "EnvironmentFrame", "ContainersView");

    private final Set<String> files = new HashSet<>();

    void run(Consumer<Figure> figures) throws IOException {
        Path manifest = APP.resolve(".vite/manifest.json");
        if (!Files.exists(manifest)) {
            throw new IllegalStateException("There is no " + manifest + ": run ./dev build first.");
        }
        JsonNode chunks = new ObjectMapper().readTree(manifest.toFile());
        chunks.properties().forEach(chunk -> {
            JsonNode facts = chunk.getValue();
            boolean isView = VIEWS.stream().anyMatch(view -> chunk.getKey().contains(view));
            if (facts.path("isEntry").asBoolean() && facts.path("file").asText().startsWith("main") || isView) {
                add(chunks, facts);
            }
        });
        double bytes = 0;
        for (String file : files) {
            bytes += compressed(APP.resolve(file));
        }
        figures.accept(new Figure(
                "pages: first load, compressed",
                bytes / BYTES_PER_KIB,
                Double.NaN,
                "KiB",
                new Target.Amount(MOST_KIB)));
    }

    private void add(JsonNode chunks, JsonNode chunk) {
        if (files.add(chunk.path("file").asText())) {
            chunk.path("css").forEach(file -> files.add(file.asText()));
            chunk.path("imports").forEach(name -> add(chunks, chunks.path(name.asText())));
        }
    }

    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            Files.copy(file, out);
        }
        return bytes.size();
    }
}
