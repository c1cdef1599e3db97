package io.jenkins.plugins.windflow.core.compose.apply;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Packs a build context: regular files, directories and symbolic links (as links, never followed, so that nothing outside
 * of the context is sent), owned by root, with their permissions and times.
 */
public final class ContextTar {
    private final Path root;
    private final DockerIgnore ignore;
    private final TarArchiveOutputStream tar;

    private ContextTar(Path root, DockerIgnore ignore, TarArchiveOutputStream tar) {
        this.root = root;
        this.ignore = ignore;
        this.tar = tar;
    }

    /** Writes the whole archive; the stream is flushed and left open. */
    public static void write(Path directory, DockerIgnore ignore, OutputStream out) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("The build context " + directory + " is not a directory.");
        }
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        new ContextTar(directory, ignore, tar).addChildren(directory);
        tar.finish();
        out.flush();
    }

    private void addChildren(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.sorted().toList()) {
                add(child);
            }
        }
    }

    private void add(Path file) throws IOException {
        String name = root.relativize(file).toString().replace('\\', '/');
        boolean directory = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        if (!ignore.excludes(name)) {
            put(file, name, directory);
        }
        if (directory && !ignore.excludesAllBelow(name)) {
            addChildren(file);
        }
    }

    private void put(Path file, String name, boolean directory) throws IOException {
        TarArchiveEntry entry;
        if (Files.isSymbolicLink(file)) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(file).toString());
        } else if (directory) {
            entry = new TarArchiveEntry(name + "/");
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(file));
        } else {
            return;
        }
        entry.setMode(mode(file));
        entry.setModTime(Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
        entry.setIds(0, 0);
        tar.putArchiveEntry(entry);
        if (entry.isFile() && !entry.isSymbolicLink()) {
            Files.copy(file, tar);
        }
        tar.closeArchiveEntry();
    }

    private static int mode(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return 0755;
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        int mode = 0;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            mode = mode << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return mode;
    }
}
