package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceSecret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The secret files of a service as a tar archive in memory, to be unpacked at the root of its container. */
final class SecretFiles {
    private SecretFiles() {}

    static byte[] tar(Project project, Service service) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (ServiceSecret secret : service.secrets()) {
                add(
                        tar,
                        secret,
                        project.secrets().get(secret.source()).content().revealBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Secrets of " + service.name() + " cannot be packed: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, ServiceSecret secret, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(secret.target().substring(1));
        entry.setSize(content.length);
        entry.setMode(secret.mode().orElse(ServiceSecret.DEFAULT_MODE));
        entry.setIds(
                secret.uid().map(Integer::parseInt).orElse(0),
                secret.gid().map(Integer::parseInt).orElse(0));
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
