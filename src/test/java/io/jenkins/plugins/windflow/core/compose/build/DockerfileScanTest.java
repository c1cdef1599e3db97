package io.jenkins.plugins.windflow.core.compose.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileScanTest {
    private static DockerfileScan scan(String text, String api, Map<String, String> arguments) {
        int minor = Integer.parseInt(api.substring(2));
        return DockerfileScan.of(
                "web/Dockerfile",
                text,
                arguments,
                "linux/amd64",
                "linux/arm64/v8",
                version -> minor >= Integer.parseInt(version.substring(2)));
    }

    private static DockerfileScan scan(String text) {
        return scan(text, "1.45", Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN --mount=type=cache,target=/x true",
                "run --network=none true",
                "RUN --security=insecure true",
                "RUN --device=x true",
                "COPY --chmod=755 a /a",
                "COPY --parents a /a",
                "COPY --chown=1 --exclude=*.md a /a",
                "ADD --checksum=sha256:00 http://x/y /y",
                "ADD --keep-git-dir=true a /a",
                "ADD --unpack=true a /a",
                "RUN \\\n  # a comment inside\n\n  --mount=type=bind true",
                "RUN <<EOF\necho\nEOF",
                "RUN cat <<-\"END\" 3<<X\n\tEND\nX",
                "COPY <<EOF /x\nRUN --mount is text here\nEOF",
                "ADD https://example.com/a.git#main /a",
                "ADD git@example.com:a/b /a"
            })
    void whatNeedsBuildKitIsSaidWithItsLine(String instruction) {
        assertThat(scan("# syntax=docker/dockerfile:1\nFROM x\n" + instruction + "\nRUN true\n")
                        .problems())
                .singleElement()
                .asString()
                .matches("web/Dockerfile:3: (RUN|COPY|ADD) .* needs BuildKit.*: .*\\.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN true --mount=x",
                "RUN [\"echo\", \"<<EOF\"]",
                "RUN echo $((1<<2)) '<<EOF' \"a <<EOF\"",
                "RUN cat <<< text",
                "# RUN --mount=x",
                "COPY --from=build --chown=1:1 a /a",
                "ADD https://example.com/a.tar.gz /a",
                "ONBUILD RUN --mount=type=cache,target=/x true",
                "LABEL a=\"\\\nRUN --mount=x\"",
                "ENV A=b \\\n RUN=--mount"
            })
    void whatTheClassicBuilderTakesIsNoProblem(String instruction) {
        assertThat(scan("FROM x\n" + instruction + "\nRUN true\n").problems()).isEmpty();
    }

    @Test
    void someFlagsOnlyNeedANewerEngine() {
        String text = "FROM x\nCOPY --link a /a\nHEALTHCHECK --start-interval=1s CMD true\n";

        assertThat(scan(text, "1.45", Map.of()).problems()).isEmpty();
        assertThat(scan(text, "1.41", Map.of()).problems())
                .containsExactly(
                        "web/Dockerfile:2: COPY --link needs Docker API 1.42: use a newer engine, or leave it out.",
                        "web/Dockerfile:3: HEALTHCHECK --start-interval needs Docker API 1.44: use a newer engine, or leave it out.");
    }

    @Test
    void theEscapeDirectiveChangesContinuation() {
        assertThat(scan("# escape=`\nFROM x\nRUN true \\\nRUN --mount=x `\n true\n")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("web/Dockerfile:4: RUN --mount");
        assertThat(scan("FROM x\n# escape=`\nRUN true \\\n --mount=x\n").problems())
                .as("a directive below an instruction is a comment")
                .isEmpty();
    }

    @Test
    void allProblemsComeAtOnce() {
        assertThat(scan("FROM x\nRUN --mount=a --network=none true\nCOPY <<A /a\nA\nRUN --mount=b true\n")
                        .problems())
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("web/Dockerfile:5: "));
    }

    @Test
    void imagesOfOtherServicesAreFound() {
        String text = """
                ARG BASE=acme/base
                ARG TAG
                FROM --platform=linux/amd64 ${BASE}:${TAG:-1} AS build
                ARG BASE=other
                FROM "acme/tools"
                FROM Build AS last
                COPY --from=build /a /a
                COPY --from=0 /a /a
                COPY --from=acme/data:2 /a /a
                FROM scratch
                """;

        assertThat(scan(text).images()).containsExactly("acme/base:1", "acme/tools", "acme/data:2");
        assertThat(scan(text, "1.45", Map.of("BASE", "b", "TAG", "9")).images()).contains("b:9");
    }

    @Test
    void platformArgumentsAreGivenWhereTheyAreDeclared() {
        DockerfileScan scan = scan(
                "ARG BUILDPLATFORM\nFROM --platform=$BUILDPLATFORM x\nARG TARGETARCH\nARG TARGETVARIANT TARGETOS=mine\n",
                "1.45",
                Map.of("A", "b"));

        assertThat(scan.problems()).isEmpty();
        assertThat(scan.arguments())
                .containsOnly(
                        Map.entry("A", "b"),
                        Map.entry("BUILDPLATFORM", "linux/amd64"),
                        Map.entry("TARGETARCH", "arm64"),
                        Map.entry("TARGETVARIANT", "v8"));
        assertThat(scan("ARG TARGETARCH\nFROM x\n", "1.45", Map.of("TARGETARCH", "mine"))
                        .arguments())
                .containsEntry("TARGETARCH", "mine");
    }

    @Test
    void aPlatformThatWouldBeEmptyIsAProblem() {
        assertThat(scan("FROM --platform=${BUILDPLATFORM} x\n").problems())
                .containsExactly(
                        "web/Dockerfile:1: FROM --platform=$BUILDPLATFORM is empty in the classic builder: add the"
                                + " line ARG BUILDPLATFORM before the first FROM.");
    }
}
