package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of the programs that we share stacks with, as {@code ./dev test} installs it.
 *
 * @param variable environment variable that says where it is
 */
record ComposeProgram(String variable) {
    /** {@code docker compose} 2.26 of Debian trixie. */
    static final ComposeProgram V2 = new ComposeProgram("WINDFLOW_TEST_COMPOSE");
    /** {@code docker-compose} 1.29 of Debian bookworm. */
    static final ComposeProgram V1 = new ComposeProgram("WINDFLOW_TEST_COMPOSE_V1");

    /** What it said, and how it ended. */
    record Outcome(int status, String output) {}

    /** Runs it, sees to it that it succeeds, and gives what it said. */
    String run(TestEngine engine, Path folder, Map<String, String> environment, List<String> arguments) {
        Outcome outcome = attempt(engine, folder, environment, arguments);
        assertThat(outcome.status())
                .as(() -> arguments + " in " + folder + ": " + outcome.output())
                .isZero();
        return outcome.output();
    }

    Outcome attempt(TestEngine engine, Path folder, Map<String, String> environment, List<String> arguments) {
        String program = System.getenv(variable);
        assertThat(program)
                .as(variable + ", the program that ./dev test installs")
                .isNotNull();
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        builder.environment().put("HOME", "/nonexistent");
        builder.environment().put("DOCKER_HOST", "unix://" + engine.socket());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new AssertionError(command + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
