package io.jenkins.plugins.windflow.core.compose.load.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class DotEnvTest {
    private static final Map<String, Text> OUTSIDE =
            Map.of("OUT", Text.plain("outside"), "SECRET", Text.secret("hunter2"));

    private final Lookup names = name -> Optional.ofNullable(OUTSIDE.get(name));

    @Test
    void unquotedValues() throws Exception {
        assertThat(parse("A=1\nB = spaces around \nC=\nD=a # comment\nE=a# no comment\nF=# comment\nG=x=y\nH: colon\n"))
                .isEqualTo(Map.of(
                        "A",
                        "1",
                        "B",
                        "spaces around",
                        "C",
                        "",
                        "D",
                        "a",
                        "E",
                        "a# no comment",
                        "F",
                        "",
                        "G",
                        "x=y",
                        "H",
                        "colon"));
    }

    @Test
    void commentsBlankLinesExportAndLineEnds() throws Exception {
        assertThat(parse("\uFEFF# first\r\n\r\n  # indented\r\nexport A=1\r\n\texport\tB=2\r\nexport=3"))
                .isEqualTo(Map.of("A", "1", "B", "2", "export", "3"));
    }

    @Test
    void singleQuotesAreLiteral() throws Exception {
        assertThat(parse("A='$OUT \\n \"x\" # y'\nB='Let\\'s go!'\nC='two\nlines' # comment\nD='a\\\\'\n"))
                .isEqualTo(Map.of("A", "$OUT \\n \"x\" # y", "B", "Let's go!", "C", "two\nlines", "D", "a\\\\"));
    }

    @Test
    void doubleQuotesHaveEscapesAndVariables() throws Exception {
        assertThat(
                        parse(
                                "A=\"a\\tb\\n\\\\ \\\"q\\\" \\x \\0101\"\nB=\"$OUT \\$OUT $$OUT\"\nC=\"{\n  two\n}\"\nD=\"\"\n"))
                .isEqualTo(Map.of("A", "a\tb\n\\ \"q\" \\x A", "B", "outside $OUT $OUT", "C", "{\n  two\n}", "D", ""));
    }

    @Test
    void variablesFromOutsideWinOverEarlierLines() throws Exception {
        assertThat(parse("OUT=inside\nA=$OUT\nB=${A}-${NONE:-default}\n"))
                .isEqualTo(Map.of("OUT", "inside", "A", "outside", "B", "outside-default"));
    }

    @Test
    void namesWithoutAValueAreTakenFromOutsideOrLeftOut() throws Exception {
        assertThat(parse("OUT\nNONE\nA=1\nOUT")).isEqualTo(Map.of("OUT", "outside", "A", "1"));
    }

    @Test
    void earlierFilesAreSeenAndReplaced() throws Exception {
        Map<String, Text> earlier = Map.of("A", Text.plain("1"), "B", Text.plain("2"));
        assertThat(DotEnv.parse("B=3\nC=$A", interpolation(), earlier, names))
                .isEqualTo(Map.of("A", Text.plain("1"), "B", Text.plain("3"), "C", Text.plain("1")));
    }

    @Test
    void secretsStaySecret() throws Exception {
        Map<String, Text> values = DotEnv.parse("A=x$SECRET\nB=$A\nSECRET", interpolation(), Map.of(), names);
        assertThat(values)
                .isEqualTo(Map.of(
                        "A", Text.secret("xhunter2"), "B", Text.secret("xhunter2"), "SECRET", Text.secret("hunter2")));
    }

    @Test
    void saysTheLineButNotTheContent() {
        assertProblem("A=1\nB=\"a\nb\"\nnot a name=hunter2", 4, "NAME=value");
        assertProblem("A=1\nB='never\nclosed", 2, "never closed");
        assertProblem("A='x' y", 1, "after the closing quote");
        assertProblem("\n=x", 2, "NAME=value");
        assertProblem("A=1\nB=${NONE:?needed}", 2, "NONE is required");
    }

    @Test
    void rawFilesAreTakenAsTheyAre() throws Exception {
        Map<String, Text> values = DotEnv.parseRaw("# c\nA=\"$OUT\" # x\r\n\n  B=' \nOUT\nNONE\n", Map.of(), names);
        assertThat(values)
                .isEqualTo(
                        Map.of("A", Text.plain("\"$OUT\" # x"), "B", Text.plain("' "), "OUT", Text.plain("outside")));
        assertThatThrownBy(() -> DotEnv.parseRaw("A =1", Map.of(), names)).isInstanceOf(DotEnv.LineException.class);
    }

    private void assertProblem(String text, int line, String message) {
        DotEnv.LineException problem = catchThrowableOfType(DotEnv.LineException.class, () -> parse(text));
        assertThat(problem).hasMessageContaining(message).hasMessageNotContaining("hunter2");
        assertThat(problem.line()).isEqualTo(line);
    }

    private Map<String, String> parse(String text) throws DotEnv.LineException {
        Map<String, String> result = new LinkedHashMap<>();
        DotEnv.parse(text, interpolation(), Map.of(), names).forEach((name, value) -> result.put(name, value.value()));
        return result;
    }

    private IntFunction<Interpolation> interpolation() {
        Interpolation interpolation = new Interpolation(names, (name, use) -> {});
        return line -> interpolation;
    }
}
