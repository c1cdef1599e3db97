package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The peer: the program {@code docker-compose} that {@code ./dev} has installed, run in the folder of a project. */
final class ComposeProgram {
    private static final String VARIABLE = "WINDFLOW_TEST_COMPOSE";

    private final Path folder;
    private final TestEngine engine;

    /** @param folder with the Compose file and its {@code .env} */
    ComposeProgram(Path folder, TestEngine engine) {
        this.folder = folder;
        this.engine = engine;
    }

    /** Runs a command to its end; its output goes into a file, as printing is no part of what is compared. */
    void run(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("compose.log");
        List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("DOCKER_HOST", "unix://" + engine.socket());
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(
                    "docker compose " + String.join(" ", arguments) + " failed: " + Files.readString(output));
        }
    }

    private static String program() {
        String program = System.getenv(VARIABLE);
        if (program == null) {
            throw new IllegalStateException(
                    VARIABLE + " names no docker-compose to compare with; ./dev bench installs one.");
        }
        return program;
    }
}
