package io.jenkins.plugins.windflow.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An operation in a file beside its build: {@code windflow/<id>.json}, as the JSON API gives it, without the log. */
final class StoredDeployment {
    private static final Logger LOGGER = Logger.getLogger(StoredDeployment.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredDeployment() {}

    static void write(Run<?, ?> run, String id, Map<String, Object> operation) throws IOException {
        Path file = file(run, id);
        if (!Files.isDirectory(run.getRootDir().toPath())) {
            return; // the build was deleted meanwhile; its folder must not come back
        }
        Files.createDirectories(file.getParent());
        Path whole = Files.write(file.resolveSibling(id + ".new"), JSON.writeValueAsBytes(operation));
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Null when there is no such file, or none that can be read. */
    static Map<?, ?> read(Run<?, ?> run, String id) {
        Path file = file(run, id);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return JSON.readValue(file.toFile(), Map.class);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Cannot read " + file, e);
            return null;
        }
    }

    private static Path file(Run<?, ?> run, String id) {
        return folder(run).resolve(id + ".json");
    }

    /** What is kept beside the build. */
    static Path folder(Run<?, ?> run) {
        return run.getRootDir().toPath().resolve("windflow");
    }
}
