package io.jenkins.plugins.windflow.core.compose.load.input;

import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One Compose file.
 *
 * @param name path relative to the workspace with forward slashes, or any name for a text that is not from a
 *     file; relative paths inside the files start from the folder of the first one
 * @param text the content
 */
public record ComposeFile(String name, String text) {
    public ComposeFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }

    /**
     * A file from its bytes.
     *
     * @throws ComposeException if they are not UTF-8
     */
    public static ComposeFile decode(String name, byte[] content) throws ComposeException {
        try {
            return new ComposeFile(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException invalid) {
            throw new ComposeException(List.of(new Problem(name, 0, 0, "", "The file is not valid UTF-8.")));
        }
    }
}
