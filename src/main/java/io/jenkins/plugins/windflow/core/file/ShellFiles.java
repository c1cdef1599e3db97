package io.jenkins.plugins.windflow.core.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.file.FileProblem.Kind;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** The files of a running container that has a shell: names and permissions by {@code files.sh}, contents by archives. */
final class ShellFiles implements PlaceFiles {
    private static final int NEW_FILE_MODE = 0644;

    private final Engine engine;
    private final String container;
    private final String root;
    private final ShellScript script;

    /** @param root the folder of a volume, without a slash at the end; empty for all of the container */
    ShellFiles(Engine engine, String container, String root) {
        this.engine = engine;
        this.container = container;
        this.root = root;
        this.script = new ShellScript(engine, container, root);
    }

    @Override
    public Listing list(PlacePath folder) {
        String mark = StatRecords.mark();
        return StatRecords.read(script.run(folder, "list", ShellScript.argument(folder), mark), mark);
    }

    @Override
    public FileEntry stat(PlacePath path) {
        return find(path).folder();
    }

    /** The entry, as the {@code folder} of a listing, and the physical folder around it, as its {@code path}. */
    private Listing find(PlacePath path) {
        if (path.isRoot()) {
            return list(path);
        }
        String mark = StatRecords.mark();
        return StatRecords.read(script.run(path, "stat", ShellScript.argument(path), mark), mark);
    }

    @Override
    public FileContent read(PlacePath file, int limit) {
        byte[] output = script.run(file, "read", ShellScript.argument(file), Integer.toString(limit + 1));
        int line = 0;
        while (line < output.length && output[line] != '\n') {
            line++;
        }
        byte[] content = Arrays.copyOfRange(output, Math.min(output.length, line + 1), output.length);
        if (content.length > limit) {
            throw tooLarge(file, limit);
        }
        return new FileContent(content, new String(output, 0, line, StandardCharsets.US_ASCII));
    }

    static FileProblem tooLarge(PlacePath file, int limit) {
        return new FileProblem(
                Kind.TOO_LARGE,
                "'" + file + "' is larger than " + limit / 1024
                        + " KiB: download it, and upload it when it is changed.");
    }

    @Override
    public FileContent write(PlacePath file, byte[] content, String version) {
        FileContent present = read(file, Math.max(FileText.LIMIT, content.length));
        if (!present.version().equals(version)) {
            throw changed(file);
        }
        byte[] signature = script.run(
                file,
                content,
                "write",
                ShellScript.argument(file),
                present.signature(),
                Integer.toString(content.length));
        return new FileContent(content, new String(signature, StandardCharsets.US_ASCII).strip());
    }

    static FileProblem changed(PlacePath file) {
        return new FileProblem(Kind.CHANGED, "'" + file + "' has changed since it was read: read it again, then save.");
    }

    @Override
    public void create(PlacePath path, boolean folder) {
        script.run(path, "create", ShellScript.argument(path), folder ? "folder" : "file");
    }

    /**
     * The content goes into a file of another name in the same folder, which takes its place when it is complete: an upload
     * that is broken off changes nothing.
     */
    @Override
    public void upload(PlacePath file, long size, InputStream content, boolean replace) {
        String path = ShellScript.argument(file);
        String choice = replace ? "replace" : "keep";
        byte[] ready = script.run(file, "receive", path, choice);
        int end = 0;
        while (ready[end] != 0) {
            end++;
        }
        byte[] folder = Arrays.copyOf(ready, end);
        String owner = new String(ready, end + 1, ready.length - end - 1, StandardCharsets.US_ASCII);
        String temporary = ".windflow-upload-" + UUID.randomUUID();
        boolean kept = false;
        try {
            byte[] name = temporary.getBytes(StandardCharsets.US_ASCII);
            InputStream tar = TarUpload.file(name, size, NEW_FILE_MODE, numbers(owner), content);
            engine.archiveTo(container, folder, tar);
            script.run(file, "keep", path, temporary, choice);
            kept = true;
        } finally {
            if (!kept) {
                dropQuietly(file, path, temporary);
            }
        }
    }

    /** The failure that led here is the one to tell. */
    private void dropQuietly(PlacePath file, String path, String temporary) {
        boolean interrupted = Thread.interrupted();
        try {
            script.run(file, "drop", path, temporary);
        } catch (RuntimeException e) {
            System.getLogger(ShellFiles.class.getName())
                    .log(System.Logger.Level.INFO, "Left behind beside " + file + ": " + temporary, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long[] numbers(String owner) {
        int colon = owner.indexOf(':');
        return new long[] {Long.parseLong(owner.substring(0, colon)), Long.parseLong(owner.substring(colon + 1))};
    }

    @Override
    public Download download(PlacePath path) {
        PlacePath physical = physical(path);
        FileKind kind =
                FileKind.ofGoMode(info(path, inContainer(physical)).path("mode").asLong());
        if (kind == FileKind.FOLDER) {
            String name = physical.isRoot() ? "files" : physical.name();
            return new Download(name + ".tar", -1, archiveOf(physical, kind));
        }
        if (kind != FileKind.FILE) {
            throw new FileProblem(Kind.WRONG_KIND, "'" + path + "' is neither a file nor a folder.");
        }
        if (ByteText.hasBytes(physical.name())) {
            return script.stream(path, "send", ShellScript.argument(physical));
        }
        return TarDownload.file(physical.name(), engine.archiveFrom(container, inContainer(physical)));
    }

    /** Engines of old pack nothing whose own name is no text, but they do pack what is in such a folder. */
    private InputStream archiveOf(PlacePath physical, FileKind kind) {
        boolean text = !ByteText.hasBytes(physical.name());
        if (!text && kind != FileKind.FOLDER) {
            throw new FileProblem(
                    Kind.FAILED,
                    "The name of '" + physical + "' is not UTF-8: download it alone, or give it another name first.");
        }
        return engine.archiveFrom(
                container, text ? inContainer(physical) : ByteText.bytes(root + physical.text() + "/."));
    }

    private JsonNode info(PlacePath path, byte[] inContainer) {
        try {
            return engine.archiveInfo(container, inContainer);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                throw new FileProblem(Kind.NOT_FOUND, "There is no '" + path + "'.", e);
            }
            throw e;
        }
    }

    @Override
    public InputStream archive(PlacePath path) {
        PlacePath physical = physical(path);
        FileKind kind =
                FileKind.ofGoMode(info(path, inContainer(physical)).path("mode").asLong());
        return archiveOf(physical, kind);
    }

    private byte[] inContainer(PlacePath physical) {
        return ByteText.bytes(physical.isRoot() ? root + "/." : root + physical.text());
    }

    /** In a volume, the path without links, which was seen to be in it; in a container the engine itself minds that. */
    private PlacePath physical(PlacePath path) {
        return root.isEmpty() || path.isRoot() ? path : find(path).path().child(path.name());
    }

    @Override
    public void move(PlacePath from, PlacePath to, boolean replace) {
        transfer("move", from, to, replace);
    }

    @Override
    public void copy(PlacePath from, PlacePath to, boolean replace) {
        transfer("copy", from, to, replace);
    }

    private void transfer(String verb, PlacePath from, PlacePath to, boolean replace) {
        if (to.isWithin(from)) {
            throw new IllegalArgumentException("'" + from + "' cannot go to '" + to + "', which is the same or in it.");
        }
        script.run(to, verb, ShellScript.argument(from), ShellScript.argument(to), replace ? "replace" : "keep");
    }

    @Override
    public void mode(PlacePath path, String mode, boolean recursive) {
        script.run(path, "mode", ShellScript.argument(path), mode, recursive ? "recursive" : "single");
    }

    @Override
    public void owner(PlacePath path, String owner, boolean recursive) {
        script.run(path, "owner", ShellScript.argument(path), owner, recursive ? "recursive" : "single");
    }

    @Override
    public void remove(PlacePath path) {
        script.run(path, "remove", ShellScript.argument(path));
    }
}
