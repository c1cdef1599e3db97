package io.jenkins.plugins.windflow.core.compose.projects;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The peer: {@code docker compose config}, from the program that {@code ./dev} installs. It needs no engine and sees
 * nothing of this process's environment.
 *
 * @param exit status; 0 if the files are valid
 * @param output the project as JSON
 * @param errors what went wrong, and warnings
 */
record ComposeConfig(int exit, String output, String errors) {
    static final String VARIABLE = "WINDFLOW_TEST_COMPOSE";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs the program for a project of the corpus. */
    static ComposeConfig of(SampleProject project) throws IOException, InterruptedException {
        return run(project.folder(), project.composeOptions(), project.services(), project.composeEnvironment());
    }

    /**
     * Runs the program.
     *
     * @param folder where it is started
     * @param options of {@code docker compose}, before the command
     * @param services to take; empty for all
     * @param environment variables that it sees
     */
    static ComposeConfig run(Path folder, List<String> options, List<String> services, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(options);
        command.addAll(List.of("config", "--format", "json"));
        command.addAll(services);
        Path errors = Files.createTempFile("compose-config", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("HOME", "/nonexistent");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ComposeConfig(process.waitFor(), output, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }

    /** The project that the program has read. */
    Map<String, Object> project() throws IOException {
        if (exit != 0) {
            throw new AssertionError("docker compose config failed: " + errors);
        }
        return JSON.readValue(output, new TypeReference<>() {});
    }

    private static String program() {
        String program = System.getenv(VARIABLE);
        if (program == null || !Files.isExecutable(Path.of(program))) {
            throw new AssertionError(
                    VARIABLE + " names no docker-compose program to compare with; ./dev test installs one.");
        }
        return program;
    }
}
