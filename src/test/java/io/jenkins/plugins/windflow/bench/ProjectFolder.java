package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a Compose file, loaded as a step does: from the bytes on the disk to the project. */
record ProjectFolder(Path path) {
    private static final String FILE = "compose.yaml";

    Project load() throws IOException, ComposeException {
        ComposeFile file = ComposeFile.decode(FILE, Files.readAllBytes(path.resolve(FILE)));
        return ComposeLoader.load(LoadRequest.of(List.of(file)).withSource(new DirectoryFileSource(path)));
    }
}
