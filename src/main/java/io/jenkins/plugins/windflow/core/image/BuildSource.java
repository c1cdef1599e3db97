package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.job.Upload;
import java.util.Objects;

/** What an image is built from. */
public sealed interface BuildSource {
    /**
     * A build context with its Dockerfile.
     *
     * @param upload a tar archive, packed with gzip, bzip2 or xz or not at all, or a zip archive
     */
    record Archive(Upload upload) implements BuildSource {
        public Archive {
            Objects.requireNonNull(upload);
        }
    }

    /** A Dockerfile alone, without any files beside it. */
    record Dockerfile(String text) implements BuildSource {
        public Dockerfile {
            Objects.requireNonNull(text);
        }
    }
}
