package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.build.ContextTar;
import io.jenkins.plugins.windflow.core.compose.build.PackedContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a folder on this machine. */
class LocalFiles implements BuildFiles {
    private final Path root;

    LocalFiles(Path root) {
        this.root = root;
    }

    @Override
    public Optional<String> read(String path) throws IOException {
        Path file = root.resolve(path);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    @Override
    public InputStream tar(PackedContext context) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ContextTar.write(root.resolve(context.directory()), context, Long.MAX_VALUE, bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
