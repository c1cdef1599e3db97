package io.jenkins.plugins.windflow.core.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * What is sent to somebody who downloads.
 *
 * @param name a file name for it, as {@link ByteText} writes it
 * @param size in bytes; -1 when it is not known before the end
 * @param content to be closed; reading throws {@link IOException} or
 *     {@link io.jenkins.plugins.windflow.core.docker.error.EngineException} when it breaks off
 */
public record Download(String name, long size, InputStream content) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        content.close();
    }
}
