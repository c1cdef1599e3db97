package io.jenkins.plugins.windflow.core.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.file.FileProblem.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The files of a container in which nothing can be run: stopped, paused, or without a shell. The engine's archive calls tell
 * what has a path, and carry files and folders; nothing can be renamed, removed or given to somebody.
 */
final class ArchiveFiles implements PlaceFiles {
    private static final int FILE_MODE = 0644;
    private static final int FOLDER_MODE = 0755;

    private final Engine engine;
    private final String container;
    private final String root;
    private final String reason;

    /**
     * @param root the folder of a volume, without a slash at the end; empty for all of the container
     * @param reason one sentence why nothing can be run
     */
    ArchiveFiles(Engine engine, String container, String root, String reason) {
        this.engine = engine;
        this.container = container;
        this.root = root;
        this.reason = reason;
    }

    private byte[] inContainer(PlacePath path) {
        return ByteText.bytes(path.isRoot() ? root + "/." : root + path.text());
    }

    /** Reads the folder's archive for its names, up to a limit: the engine has no call that lists. */
    @Override
    public Listing list(PlacePath folder) {
        FileEntry self = stat(folder);
        if (self.kind() != FileKind.FOLDER) {
            throw new FileProblem(Kind.WRONG_KIND, "'" + folder + "' is not a folder.");
        }
        try (InputStream archive = engine.archiveFrom(container, inContainer(folder))) {
            return ArchiveListing.read(folder, self, archive);
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Kind.PROTOCOL,
                    "The archive of '" + folder + "' cannot be read: " + e.getMessage() + ".",
                    e);
        }
    }

    @Override
    public FileEntry stat(PlacePath path) {
        checkFolders(path);
        return look(path);
    }

    /** In a volume, no folder on the way may be a link: the engine would follow it. */
    private void checkFolders(PlacePath path) {
        if (root.isEmpty() || path.isRoot()) {
            return;
        }
        for (PlacePath folder = path.parent(); !folder.isRoot(); folder = folder.parent()) {
            if (look(folder).kind() == FileKind.LINK) {
                throw new FileProblem(
                        Kind.OUTSIDE, "'" + folder + "' is a link, which is shown but not followed here.");
            }
        }
    }

    private FileEntry look(PlacePath path) {
        try {
            JsonNode info = engine.archiveInfo(container, inContainer(path));
            long mode = info.path("mode").asLong();
            FileKind kind = FileKind.ofGoMode(mode);
            return new FileEntry(
                    path.name(),
                    kind,
                    info.path("size").asLong(),
                    permissions(mode),
                    "",
                    "",
                    time(info.path("mtime").asText()),
                    kind == FileKind.LINK ? info.path("linkTarget").asText() : "");
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                throw new FileProblem(Kind.NOT_FOUND, "There is no '" + path + "'.", e);
            }
            throw e;
        }
    }

    /** Go keeps set-user-ID, set-group-ID and sticky in bits of its own. */
    private static int permissions(long goMode) {
        return (int) (goMode & 0777)
                | ((goMode & 1L << 23) != 0 ? 04000 : 0)
                | ((goMode & 1L << 22) != 0 ? 02000 : 0)
                | ((goMode & 1L << 20) != 0 ? 01000 : 0);
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    @Override
    public FileContent read(PlacePath file, int limit) {
        FileEntry entry = stat(file);
        if (entry.kind() != FileKind.FILE) {
            throw new FileProblem(Kind.WRONG_KIND, "'" + file + "' is not a regular file.");
        }
        try (Download download = download(file)) {
            byte[] content = download.content().readNBytes(limit + 1);
            if (content.length > limit) {
                throw ShellFiles.tooLarge(file, limit);
            }
            return new FileContent(content, "");
        } catch (IOException e) {
            throw new FileProblem(Kind.FAILED, "'" + file + "' cannot be read: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public FileContent write(PlacePath file, byte[] content, String version) {
        FileContent present = read(file, Math.max(FileText.LIMIT, content.length));
        if (!present.version().equals(version)) {
            throw ShellFiles.changed(file);
        }
        int mode = stat(file).mode();
        long[] owner = TarDownload.owner(engine.archiveFrom(container, inContainer(file)));
        put(file, TarUpload.file(nameOf(file), content.length, mode, owner, new ByteArrayInputStream(content)));
        return new FileContent(content, "");
    }

    @Override
    public void create(PlacePath path, boolean folder) {
        checkFree(path);
        long[] owner = ownerOf(path.parent());
        put(
                path,
                folder
                        ? TarUpload.folder(nameOf(path), FOLDER_MODE, owner)
                        : TarUpload.file(nameOf(path), 0, FILE_MODE, owner, InputStream.nullInputStream()));
    }

    @Override
    public void upload(PlacePath file, long size, InputStream content, boolean replace) {
        if (!replace) {
            checkFree(file);
        }
        PlacePath folder = file.parent();
        while (!folder.isRoot() && !isThere(folder)) {
            folder = folder.parent();
        }
        checkFolders(folder.child("-"));
        // Engines make the folders that a name in an archive needs.
        String name = file.text().substring(folder.isRoot() ? 1 : folder.text().length() + 1);
        InputStream tar = TarUpload.file(ByteText.bytes(name), size, FILE_MODE, ownerOf(folder), content);
        put(file, tar, inContainer(folder));
    }

    /** What is new belongs to whom its folder belongs to. */
    private long[] ownerOf(PlacePath folder) {
        return TarDownload.owner(engine.archiveFrom(container, inContainer(folder)));
    }

    private void checkFree(PlacePath path) {
        if (isThere(path)) {
            throw new FileProblem(Kind.EXISTS, "The name of '" + path + "' is taken.");
        }
    }

    private boolean isThere(PlacePath path) {
        try {
            look(path);
            return true;
        } catch (FileProblem e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static byte[] nameOf(PlacePath path) {
        return ByteText.bytes(path.name());
    }

    private void put(PlacePath path, InputStream tar) {
        checkFolders(path);
        put(path, tar, inContainer(path.parent()));
    }

    private void put(PlacePath about, InputStream tar, byte[] folder) {
        try {
            engine.archiveTo(container, folder, tar);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.FORBIDDEN) {
                throw new FileProblem(Kind.READ_ONLY, "'" + about + "' cannot be changed: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    @Override
    public Download download(PlacePath path) {
        FileEntry entry = stat(path);
        InputStream archive = engine.archiveFrom(container, inContainer(path));
        return switch (entry.kind()) {
            case FOLDER -> new Download((path.isRoot() ? "files" : path.name()) + ".tar", -1, archive);
            default -> TarDownload.file(path.name(), archive);
        };
    }

    @Override
    public InputStream archive(PlacePath path) {
        checkFolders(path);
        return engine.archiveFrom(container, inContainer(path));
    }

    @Override
    public void move(PlacePath from, PlacePath to, boolean replace) {
        throw unable("move or rename '" + from + "'");
    }

    @Override
    public void copy(PlacePath from, PlacePath to, boolean replace) {
        throw unable("copy '" + from + "'");
    }

    @Override
    public void mode(PlacePath path, String mode, boolean recursive) {
        throw unable("change the permissions of '" + path + "'");
    }

    @Override
    public void owner(PlacePath path, String owner, boolean recursive) {
        throw unable("change the owner of '" + path + "'");
    }

    @Override
    public void remove(PlacePath path) {
        throw unable("remove '" + path + "'");
    }

    private FileProblem unable(String what) {
        return new FileProblem(Kind.NO_TOOLS, "It is not possible to " + what + " here. " + reason);
    }
}
