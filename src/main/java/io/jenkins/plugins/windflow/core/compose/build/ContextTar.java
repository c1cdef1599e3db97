package io.jenkins.plugins.windflow.core.compose.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Packs a build context: regular files, directories and symbolic links (as links, never followed, so that nothing outside
 * of the context is sent), owned by root, with their permissions and times. A file with several hard links is packed once
 * for each. Sockets, pipes and devices cannot be part of an image and are errors.
 */
public final class ContextTar {
    private static final int BUFFER = 64 * 1024;
    private static final int DEFAULT_MODE = 0755;
    private static final int ADDED_MODE = 0644;

    private final Path root;
    private final PackedContext context;
    private final TarArchiveOutputStream tar;
    private final ContextSize size;

    private ContextTar(Path root, PackedContext context, TarArchiveOutputStream tar, ContextSize size) {
        this.root = root;
        this.context = context;
        this.tar = tar;
        this.size = size;
    }

    /**
     * Writes the whole archive; the stream is flushed and left open.
     *
     * @param root the folder that the context names
     * @param limit most bytes of all files together
     * @throws ContextException when there is no such folder, a file cannot be packed, or the limit is exceeded
     */
    public static void write(Path root, PackedContext context, long limit, OutputStream out) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new ContextException("There is no folder " + context.directory() + " to build an image from.");
        }
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        ContextTar packing = new ContextTar(root, context, tar, new ContextSize(context, limit));
        packing.addAdditions();
        packing.addChildren(root);
        tar.finish();
        out.flush();
    }

    private void addAdditions() throws IOException {
        for (Map.Entry<String, String> addition : context.additions().entrySet()) {
            byte[] content = addition.getValue().getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry(addition.getKey());
            entry.setSize(content.length);
            entry.setMode(ADDED_MODE);
            entry.setModTime(FileTime.from(Instant.EPOCH));
            entry.setIds(0, 0);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
    }

    private void addChildren(Path directory) throws IOException {
        List<Path> children;
        try (Stream<Path> found = Files.list(directory)) {
            children = found.sorted().toList();
        } catch (AccessDeniedException e) {
            throw unreadable(name(directory), e);
        }
        for (Path child : children) {
            add(child);
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private void add(Path file) throws IOException {
        String name = name(file);
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!context.ignore().excludes(name) && !context.additions().containsKey(name)) {
            put(file, name, attributes);
        }
        if (attributes.isDirectory() && !context.ignore().excludesAllBelow(name)) {
            addChildren(file);
        }
    }

    private void put(Path file, String name, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            TarArchiveEntry link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(file).toString());
            open(link, file, attributes);
        } else if (attributes.isDirectory()) {
            open(new TarArchiveEntry(name + "/"), file, attributes);
        } else if (attributes.isRegularFile()) {
            content(file, name, attributes);
        } else {
            throw new ContextException(
                    context.title(name) + " is a socket, pipe or device, which an image cannot contain:"
                            + " remove it, or list it in .dockerignore.");
        }
        tar.closeArchiveEntry();
    }

    private void open(TarArchiveEntry entry, Path file, BasicFileAttributes attributes) throws IOException {
        entry.setMode(mode(file));
        entry.setModTime(attributes.lastModifiedTime());
        entry.setIds(0, 0);
        tar.putArchiveEntry(entry);
    }

    /** Exactly as many bytes as the archive was told, whatever happens to the file meanwhile. */
    private void content(Path file, String name, BasicFileAttributes attributes) throws IOException {
        size.add(name, attributes.size());
        try (InputStream in = Files.newInputStream(file)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(attributes.size());
            open(entry, file, attributes);
            byte[] buffer = new byte[BUFFER];
            long left = attributes.size();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    throw changed(name);
                }
                tar.write(buffer, 0, read);
                left -= read;
            }
            if (in.read() >= 0) {
                throw changed(name);
            }
        } catch (AccessDeniedException e) {
            throw unreadable(name, e);
        }
    }

    private ContextException changed(String name) {
        return new ContextException(
                context.title(name) + " changed while the build context was packed: let nothing write"
                        + " there during the step, or list it in .dockerignore.");
    }

    private ContextException unreadable(String name, AccessDeniedException cause) {
        return new ContextException(
                context.title(name)
                        + " of the build context cannot be read, access is denied: change its permissions, or"
                        + " list it in .dockerignore.",
                cause);
    }

    /** All twelve permission bits; on systems without them everything may be read and run, as the Docker CLI does. */
    private static int mode(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return DEFAULT_MODE;
        }
        return (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    }
}
