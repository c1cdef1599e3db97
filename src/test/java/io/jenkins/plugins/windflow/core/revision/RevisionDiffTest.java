package io.jenkins.plugins.windflow.core.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of the difference between two revisions. */
class RevisionDiffTest {
    @Test
    void changedLinesStandAmongTheirNeighbours() {
        FileDiff diff = diff(text("a\nb\nc\nd\ne\nf\ng\nh\n"), text("a\nb\nc\nd\nE\nf\ng\nh\ni\n"));
        assertThat(diff.kind()).isEqualTo(FileDiff.Kind.CHANGED);
        assertThat(diff.added()).isEqualTo(2);
        assertThat(diff.removed()).isEqualTo(1);
        assertThat(diff.text().orElseThrow().lines())
                .startsWith("--- compose.yaml", "+++ compose.yaml")
                .contains("-e", "+E", " d", "+i")
                .doesNotContain(" a");
    }

    @Test
    void newAndGoneFilesAreWhole() {
        FileDiff added = FileDiff.of("web.env", Optional.empty(), Optional.of(text("A=1")))
                .orElseThrow();
        assertThat(added.kind()).isEqualTo(FileDiff.Kind.ADDED);
        assertThat(added.text().orElseThrow().lines()).contains("--- /dev/null", "+A=1");
        FileDiff removed = FileDiff.of("web.env", Optional.of(text("A=1")), Optional.empty())
                .orElseThrow();
        assertThat(removed.kind()).isEqualTo(FileDiff.Kind.REMOVED);
        assertThat(removed.text().orElseThrow().lines()).contains("+++ /dev/null", "-A=1");
    }

    @Test
    void whatIsNoTextOrNotThereIsSaid() {
        assertThat(diff(text("a"), new StoredContent.Bytes("/wA=")).note()).contains("It is not a text.");
        assertThat(diff(new StoredContent.Withheld("the value of a secret is in it"), text("a"))
                        .note())
                .contains("It is not stored, because the value of a secret is in it.");
    }

    @Test
    @Timeout(20)
    void filesOfAnyLengthAreComparedInTimeOrNotAtAll() {
        assertThat(diff(text(lines(0, 8_000)), text(lines(8_000, 16_000))).added())
                .isEqualTo(8_000);
        assertThat(diff(text(lines(0, 20_000)), text(lines(1, 20_000))).note())
                .contains("It has more than 10000 lines.");
    }

    @Test
    void tablesHaveTheRowsThatDiffer() {
        Revision from = revision(
                1,
                new Blueprint(
                        List.of(new StoredFile("compose.yaml", text("x"))),
                        List.of(),
                        true,
                        Optional.empty(),
                        Map.of("TAG", text("1"), "SAME", text("s"), "OLD", text("o")),
                        Map.of("PASSWORD", "shop-db"),
                        List.of(),
                        List.of()),
                DeployOptions.DEFAULT,
                "sha256:1");
        Revision to = revision(
                2,
                new Blueprint(
                        List.of(new StoredFile("compose.yaml", text("x"))),
                        List.of(),
                        true,
                        Optional.of("/srv"),
                        Map.of("TAG", text("2"), "SAME", text("s"), "NEW", text("n")),
                        Map.of("PASSWORD", "shop-db-2"),
                        List.of("debug"),
                        List.of()),
                new DeployOptions(
                        Optional.of(PullPolicy.ALWAYS),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        true),
                "sha256:2");
        RevisionDiff diff = RevisionDiff.of(from, to);
        assertThat(diff.files()).isEmpty();
        assertThat(diff.variables())
                .containsExactly(row("NEW", null, "n"), row("OLD", "o", null), row("TAG", "1", "2"));
        assertThat(diff.secrets()).containsExactly(row("PASSWORD", "shop-db", "shop-db-2"));
        assertThat(diff.images()).containsExactly(row("web", "nginx:1 (sha256:1)", "nginx:1 (sha256:2)"));
        assertThat(diff.options())
                .containsExactly(
                        row("profiles", "", "debug"),
                        row("projectDirectory", null, "/srv"),
                        row("pull", null, "always"),
                        row("timeout", "300 s", "60 s"));
    }

    private static RevisionDiff.Difference row(String name, String before, String after) {
        return new RevisionDiff.Difference(name, Optional.ofNullable(before), Optional.ofNullable(after));
    }

    private static FileDiff diff(StoredContent from, StoredContent to) {
        return FileDiff.of("compose.yaml", Optional.of(from), Optional.of(to)).orElseThrow();
    }

    private static StoredContent text(String text) {
        return new StoredContent.Text(text);
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    }

    private static Revision revision(int number, Blueprint blueprint, DeployOptions options, String image) {
        Provenance provenance = new Provenance(
                new OperationId("20260101-000000-000-aaaaaaaa"),
                "anna",
                "by hand",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Revision(
                new RevisionHeader(
                        number,
                        "prod",
                        "shop",
                        Instant.EPOCH,
                        Optional.empty(),
                        provenance,
                        options,
                        Map.of("web", new ImageIdentity("nginx:1", image, Optional.empty()))),
                blueprint);
    }
}
