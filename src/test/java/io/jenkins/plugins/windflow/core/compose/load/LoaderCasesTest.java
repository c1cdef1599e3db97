package io.jenkins.plugins.windflow.core.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of the {@code *.cases} files; what they look like is described at {@link LoaderCase}. */
class LoaderCasesTest {
    private static final List<String> FILES = List.of(
            "basics",
            "build",
            "command",
            "connections",
            "configs",
            "hooks",
            "dependencies",
            "environment",
            "errors",
            "extends",
            "healthcheck",
            "host",
            "include",
            "interpolation",
            "merge",
            "mounts",
            "namespaces",
            "networks",
            "policy",
            "ports",
            "pull",
            "scale",
            "secrets",
            "selection",
            "variables",
            "yaml");

    @TestFactory
    Stream<DynamicContainer> cases() {
        return FILES.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file, read(file).stream().map(one -> DynamicTest.dynamicTest(one.title(), () -> check(one)))));
    }

    @Test
    void noCaseIsLost() {
        assertThat(FILES).allSatisfy(file -> assertThat(read(file)).isNotEmpty());
        assertThat(FILES.stream().mapToInt(file -> read(file).size()).sum()).isGreaterThanOrEqualTo(150);
    }

    private static void check(LoaderCase one) {
        assertThat(one.expected()).as("the case says what comes of it").isNotEmpty();
        assertThat(one.run()).isEqualTo(one.expected());
    }

    private static List<LoaderCase> read(String file) {
        try (InputStream content = LoaderCasesTest.class.getResourceAsStream(file + ".cases")) {
            return LoaderCase.parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
