package io.jenkins.plugins.windflow.core.compose.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerIgnoreTest {
    private static DockerIgnore parse(String text, String... alwaysSent) throws ContextException {
        return DockerIgnore.parse(".dockerignore", text, List.of(alwaysSent));
    }

    @ParameterizedTest
    @CsvSource({
        "*.log, a.log, true",
        "*.log, a/b.log, false",
        "**/*.log, a.log, true",
        "**/*.log, a/b/c.log, true",
        "a, a/b/c, true",
        "a, ab, false",
        "a/, a/b, true",
        "/a, a, true",
        "./a/../b, b, true",
        "a/**, a/b/c, true",
        "a/**, a, false",
        "a/**/b, a/b, true",
        "a/**/b, a/x/y/b, true",
        "a/**/b, a/xb, false",
        "**, a/b, true",
        "**b, a/xb, true",
        "**/b, a/xb, false",
        "a?c, abc, true",
        "a?c, a/c, false",
        "[a-c].txt, b.txt, true",
        "[^a-c].txt, b.txt, false",
        "[!a].txt, !.txt, true",
        "[a&&b], &, true",
        "a\\*b, a*b, true",
        "a\\*b, axb, false",
        "a.b, axb, false",
        "a$(b), a$(b), true",
        "., a, false",
        "../a, a, false",
        "**/node_modules, a/node_modules/b, true",
    })
    void patternsMatchAsInDocker(String pattern, String path, boolean excluded) throws ContextException {
        assertThat(parse(pattern).excludes(path)).isEqualTo(excluded);
    }

    @Test
    void theLastMatchDecides() throws ContextException {
        DockerIgnore ignore = parse("\uFEFF*.md\r\n!README*.md\r\n  README-secret.md  \n\n# !b.md\n #c\n");

        assertThat(ignore.excludes("a.md")).isTrue();
        assertThat(ignore.excludes("README.md")).isFalse();
        assertThat(ignore.excludes("README-secret.md")).isTrue();
        assertThat(ignore.excludes("b.md")).isTrue();
        assertThat(ignore.excludes("#c"))
                .as("only the first column makes a comment")
                .isTrue();
    }

    @Test
    void foldersAreEnteredForTheirExceptions() throws ContextException {
        assertThat(parse("a").excludesAllBelow("a")).isTrue();
        assertThat(parse("a\n!a/b").excludesAllBelow("a")).isFalse();
        assertThat(parse("a\n!a/b").excludes("a/b")).isFalse();
        assertThat(parse("a\n!a/b").excludes("a/c")).isTrue();
    }

    @Test
    void whatTheEngineNeedsIsAlwaysSent() throws ContextException {
        DockerIgnore ignore = parse("**", "docker/Docker[file]", ".dockerignore");

        assertThat(ignore.excludes("docker/Docker[file]")).isFalse();
        assertThat(ignore.excludes(".dockerignore")).isFalse();
        assertThat(ignore.excludes("docker/Dockerf")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "a[", "[]", "a\\", "! "})
    void whatIsNoPatternIsSaidWithItsLine(String pattern) {
        assertThatExceptionOfType(ContextException.class)
                .isThrownBy(() -> parse("fine\n" + pattern))
                .withMessageStartingWith(".dockerignore:2: \"" + pattern.strip() + "\" is not a pattern");
    }
}
