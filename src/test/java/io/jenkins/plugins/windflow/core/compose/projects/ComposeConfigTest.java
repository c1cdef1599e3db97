package io.jenkins.plugins.windflow.core.compose.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loader reads every project of the corpus as {@code docker compose config} does. */
class ComposeConfigTest {
    static List<SampleProject> projects() {
        return SampleProject.all();
    }

    @ParameterizedTest
    @MethodSource("projects")
    void isReadAsDockerComposeReadsIt(SampleProject project) throws Exception {
        Map<String, String> theirs = NormalForm.ofTheirs(
                ComposeConfig.of(project).project(), project.folder(), project.composeEnvironment());
        Map<String, String> ours = NormalForm.ofOurs(ComposeLoader.load(project.request()), project.folder());
        assertThat(AcceptedDifference.check(project.name(), Difference.between(ours, theirs)))
                .isEmpty();
    }

    /** The document says why a reading differs on purpose. */
    @Test
    void everyAcceptedDifferenceIsDocumented() throws IOException {
        String document = SupportDocument.text();
        assertThat(AcceptedDifference.ALL)
                .allSatisfy(one -> assertThat(document).contains("* " + one.reason() + "\n"));
    }

    @Test
    void thereAreSixtyProjects() {
        assertThat(projects()).hasSizeGreaterThanOrEqualTo(60);
    }
}
