package io.jenkins.plugins.windflow.core.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.CaseFiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every case of the {@code *.cases} files; what they look like is described at {@link PlanCase}. */
class PlanCasesTest {
    private static final List<String> FILES = CaseFiles.of("plan");

    @TestFactory
    Stream<DynamicContainer> cases() {
        return FILES.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file, read(file).stream().map(one -> DynamicTest.dynamicTest(one.title(), () -> check(one)))));
    }

    @Test
    void noCaseIsLost() {
        assertThat(FILES).allSatisfy(file -> assertThat(read(file)).isNotEmpty());
        assertThat(FILES.stream().mapToInt(file -> read(file).size()).sum()).isGreaterThanOrEqualTo(60);
    }

    private static void check(PlanCase one) throws Exception {
        assertThat(one.expected()).as("the case says what comes of it").isNotEmpty();
        assertThat(one.run()).isEqualTo(one.expected());
    }

    private static List<PlanCase> read(String file) {
        return PlanCase.parse(CaseFiles.read("plan", file));
    }
}
