package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The secrets and configs of a service as a tar archive in memory, to be unpacked at the root of its container. */
final class MountedFilesArchive {
    private MountedFilesArchive() {}

    static byte[] tar(Project project, Service service) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (MountedFile file : service.files()) {
                add(tar, file, project.content(file).revealBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Files of " + service.name() + " cannot be packed: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, MountedFile file, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(file.target().substring(1));
        entry.setSize(content.length);
        entry.setMode(file.mode().orElse(MountedFile.DEFAULT_MODE));
        entry.setUserId(file.uid().map(Long::parseLong).orElse(0L));
        entry.setGroupId(file.gid().map(Long::parseLong).orElse(0L));
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
