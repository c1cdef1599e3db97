package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.compose.load.input.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the files of a revision where they once came from a workspace. */
final class StoredFileSource implements FileSource {
    private final Map<String, StoredContent> files = new HashMap<>();

    StoredFileSource(List<StoredFile> stored) {
        stored.forEach(file -> files.put(file.path(), file.content()));
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
        return switch (files.get(path)) {
            case StoredContent.Text(String text) -> text.getBytes(StandardCharsets.UTF_8);
            case StoredContent.Bytes bytes -> bytes.decoded();
            case StoredContent.Withheld(String reason) ->
                throw new IOException("The file \"" + path + "\" is not stored, because " + reason + ".");
            case null -> throw new NoSuchFileException(path);
        };
    }
}
