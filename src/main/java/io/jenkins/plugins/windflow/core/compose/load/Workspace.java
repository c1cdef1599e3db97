package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files beside the Compose files. Paths start from the folder of the first Compose file and stay in the
 * workspace.
 */
final class Workspace {
    /**
     * Longest {@code .env} or {@code env_file} and longest secret, in bytes (the engine takes no longer secrets
     * either).
     */
    private static final int LONGEST_FILE = 1024 * 1024;

    /** Most bytes of text files altogether: every service may read the same file again. */
    private static final int LONGEST_TOTAL = 16 * 1024 * 1024;

    private final FileSource source;
    private final String folder;
    private final Problems problems;
    private final Map<String, byte[]> cache = new HashMap<>();
    private long total;

    Workspace(LoadRequest request, Problems problems) {
        this.source = request.source();
        this.folder = RelativePath.parent(request.files().getFirst().name());
        this.problems = problems;
    }

    /** A text file that was read. */
    record TextFile(String path, String text) {}

    /** Reads a text file that need not exist. */
    Optional<TextFile> readIfThere(String path) {
        return read(path, new Position(path, 0, 0), "", false).flatMap(content -> decode(path, content));
    }

    /** Reads a text file that a key of a Compose file names. */
    Optional<TextFile> readText(String path, Position position, String key, boolean required) {
        Optional<byte[]> content = read(path, position, key, required);
        total += content.map(bytes -> bytes.length).orElse(0);
        if (total > LONGEST_TOTAL) {
            problems.add(
                    position,
                    key,
                    "The files that the services read are longer than " + LONGEST_TOTAL + " bytes altogether.");
            return Optional.empty();
        }
        return content.flatMap(bytes -> decode(path, bytes));
    }

    /** Reads the content of a secret or config. */
    Optional<Sensitive> readContent(String path, Position position, String key) {
        return read(path, position, key, true).map(Sensitive::of);
    }

    /** A path as the workspace has it; one that leads out of it is a problem. */
    Optional<String> resolve(String path, Position position, String key) {
        try {
            return Optional.of(RelativePath.inWorkspace(folder, path));
        } catch (SyntaxException invalid) {
            problems.add(position, key, invalid.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> read(String path, Position position, String key, boolean required) {
        Optional<String> resolved = resolve(path, position, key);
        if (resolved.isEmpty()) {
            return Optional.empty();
        }
        if (!source.exists()) {
            if (required) {
                problems.add(
                        position,
                        key,
                        "The file \"" + path
                                + "\" cannot be read because there is no workspace: run the step inside node { }.");
            }
            return Optional.empty();
        }
        return Optional.ofNullable(cache.get(resolved.get())).or(() -> fetch(resolved.get(), position, key, required));
    }

    private Optional<byte[]> fetch(String path, Position position, String key, boolean required) {
        try {
            byte[] content = source.read(path, LONGEST_FILE);
            if (content.length > LONGEST_FILE) {
                problems.add(position, key, "The file \"" + path + "\" is longer than " + LONGEST_FILE + " bytes.");
                return Optional.empty();
            }
            cache.put(path, content);
            return Optional.of(content);
        } catch (NoSuchFileException missing) {
            if (required) {
                problems.add(position, key, "There is no file \"" + path + "\" in the workspace.");
            }
        } catch (IOException unreadable) {
            problems.add(position, key, "The file \"" + path + "\" cannot be read: " + unreadable.getMessage() + ".");
        }
        return Optional.empty();
    }

    private Optional<TextFile> decode(String path, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of(new TextFile(path, text));
        } catch (CharacterCodingException invalid) {
            problems.add(new Problem(path, 0, 0, "", "The file is not valid UTF-8."));
            return Optional.empty();
        }
    }
}
