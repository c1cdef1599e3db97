package io.jenkins.plugins.windflow.core.compose.load.input;

import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files beside the Compose files. Paths start from the folder of the first Compose file and stay in the
 * workspace.
 */
public final class Workspace {
    /**
     * Longest {@code .env} or {@code env_file} and longest secret, in bytes (the engine takes no longer secrets
     * either).
     */
    private static final int LONGEST_FILE = 1024 * 1024;

    /** Most bytes of files altogether: every service may read the same file again. */
    private static final int LONGEST_TOTAL = 16 * 1024 * 1024;

    /** Longest Compose file, in bytes: its characters are counted when it is parsed. */
    private static final int LONGEST_DOCUMENT = 4 * 1024 * 1024;

    private final FileSource source;
    private final String folder;
    private final Problems problems;
    private final Map<String, Optional<byte[]>> cache = new HashMap<>();
    private final SortedMap<String, byte[]> read = new TreeMap<>();
    private final Set<String> secret = new HashSet<>();
    private long total;

    public Workspace(LoadRequest request, Problems problems) {
        this.source = request.source();
        this.folder = request.files().isEmpty()
                ? "."
                : RelativePath.parent(request.files().getFirst().name());
        this.problems = problems;
    }

    /** A text file that was read. */
    public record TextFile(String path, String text) {}

    /** Reads a text file that need not exist. */
    public Optional<TextFile> readIfThere(String path) {
        return read(path, new Position(path, 0, 0), "", false).flatMap(content -> decode(path, content));
    }

    /** Reads a text file that a key of a Compose file names. */
    public Optional<TextFile> readText(String path, Position position, String key, boolean required) {
        return read(path, position, key, required)
                .filter(content -> isWithinTotal(content, position, key))
                .flatMap(content -> decode(path, content));
    }

    /**
     * Reads the content of a secret or config.
     *
     * @param isSecret whether it is a secret's
     */
    public Optional<Sensitive> readContent(String path, Position position, String key, boolean isSecret) {
        return read(path, position, key, true)
                .filter(content -> isWithinTotal(content, position, key))
                .map(content -> {
                    if (isSecret) {
                        resolve(path, position, key).ifPresent(secret::add);
                    }
                    return Sensitive.of(content);
                });
    }

    /** Reads a Compose file that another one names; the result has its path in the workspace. */
    public Optional<TextFile> readDocument(String path, Position position, String key) {
        return resolve(path, position, key)
                .filter(resolved -> isThere(path, position, key, true))
                .flatMap(resolved -> fetch(resolved, LONGEST_DOCUMENT, position, key, true)
                        .flatMap(content -> decode(resolved, content)));
    }

    /** All files that were read, by their paths. */
    public List<ReadFile> filesRead() {
        return read.entrySet().stream()
                .map(file -> new ReadFile(file.getKey(), Sensitive.of(file.getValue()), secret.contains(file.getKey())))
                .toList();
    }

    private boolean isWithinTotal(byte[] content, Position position, String key) {
        total += content.length;
        if (total > LONGEST_TOTAL) {
            problems.add(
                    position,
                    key,
                    "The files that the services read are longer than " + LONGEST_TOTAL + " bytes altogether.");
        }
        return total <= LONGEST_TOTAL;
    }

    /** A path as the workspace has it; one that leads out of it is a problem. */
    public Optional<String> resolve(String path, Position position, String key) {
        try {
            return Optional.of(RelativePath.inWorkspace(folder, path));
        } catch (SyntaxException invalid) {
            problems.add(position, key, invalid.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> read(String path, Position position, String key, boolean required) {
        Optional<String> resolved = resolve(path, position, key);
        if (resolved.isEmpty() || !isThere(path, position, key, required)) {
            return Optional.empty();
        }
        Optional<byte[]> known = cache.get(resolved.get());
        if (known == null || known.isEmpty() && required) {
            known = fetch(resolved.get(), LONGEST_FILE, position, key, required);
            cache.put(resolved.get(), known);
        }
        return known;
    }

    /** Whether there is a workspace that the file can be in; that there is none is a problem when the file is needed. */
    private boolean isThere(String path, Position position, String key, boolean required) {
        if (!source.exists() && required) {
            problems.add(
                    position,
                    key,
                    "The file \"" + path
                            + "\" cannot be read because there is no workspace: run the step inside node { }.");
        }
        return source.exists();
    }

    private Optional<byte[]> fetch(String path, int limit, Position position, String key, boolean required) {
        try {
            byte[] content = source.read(path, limit);
            if (content.length > limit) {
                problems.add(position, key, "The file \"" + path + "\" is longer than " + limit + " bytes.");
                return Optional.empty();
            }
            read.put(path, content);
            return Optional.of(content);
        } catch (NoSuchFileException missing) {
            if (required) {
                problems.add(position, key, "There is no file \"" + path + "\" in the workspace.");
            }
        } catch (IOException unreadable) {
            problems.add(position, key, unreadable.getMessage());
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
