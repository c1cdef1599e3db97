package io.jenkins.plugins.windflow.runtime;

import io.jenkins.plugins.windflow.core.compose.apply.Controller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import jenkins.security.HMACConfidentialKey;

/**
 * Who this controller is: a UUID in {@code windflow/controller-id} under JENKINS_HOME, and a key for hashes over what may
 * hold secrets, which Jenkins keeps among its own secrets.
 */
final class ControllerIdentity {
    private static final String FILE = "controller-id";

    private ControllerIdentity() {}

    /** Reads it; the first time it is made. */
    static Controller load(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Path whole = Files.writeString(
                        folder.resolve(FILE + ".new"), UUID.randomUUID().toString());
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Controller(
                    UUID.fromString(Files.readString(file).strip()).toString(), key());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    file + " does not hold a UUID: restore it, or remove it to begin anew; stacks of"
                            + " this controller then count as those of another one.",
                    e);
        }
    }

    private static byte[] key() {
        return new HMACConfidentialKey(ControllerIdentity.class, "configHash")
                .mac("windflow config hash".getBytes(StandardCharsets.UTF_8));
    }
}
