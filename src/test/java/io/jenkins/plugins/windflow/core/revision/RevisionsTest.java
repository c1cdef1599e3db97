package io.jenkins.plugins.windflow.core.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of revisions, with operations that succeed, fail, go on in another process and are forgotten. */
class RevisionsTest {
    private static final StackName SHOP = new StackName("prod", List.of(), "shop");

    @TempDir
    private Path home;

    private Operations operations;
    private Revisions revisions;

    @BeforeEach
    void open() {
        operations = Operations.open(home.resolve("operations"), OperationSettings.DEFAULT);
        revisions = Revisions.open(home.resolve("revisions"), operations::find);
    }

    @AfterEach
    void close() {
        operations.close();
    }

    @Test
    void eachSuccessfulDeploymentIsARevision() {
        deploy(SHOP, "one", "DEPLOYED");
        deploy(SHOP, "two", "DEPLOYED");
        List<RevisionHeader> all = revisions.history(SHOP).revisions();
        assertThat(all).extracting(RevisionHeader::number).containsExactly(2, 1);
        RevisionHeader newest = all.getFirst();
        assertThat(newest.environment()).isEqualTo("prod");
        assertThat(newest.provenance().submittedBy()).isEqualTo("anna");
        assertThat(newest.provenance().cause()).isEqualTo("Build shop #7");
        assertThat(newest.provenance().buildUrl()).contains("job/shop/7/");
        assertThat(newest.provenance().commit()).contains("c".repeat(40));
        Revision first = revisions.get(SHOP, RevisionChoice.parse("previous"));
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.blueprint()).isEqualTo(blueprint("one"));
        assertThat(first.header().options()).isEqualTo(DeployOptions.DEFAULT);
        assertThat(first.header().images()).isEqualTo(images());
    }

    @Test
    void whatFailedOrWasRolledBackIsNone() {
        for (OperationState state : List.of(OperationState.FAILED, OperationState.ROLLED_BACK)) {
            run(SHOP, "one", OperationResult.failed(state, "No."));
        }
        assertThat(revisions.history(SHOP).revisions()).isEmpty();
        assertThat(home.resolve("revisions/.drafts")).isEmptyDirectory();
    }

    @Test
    void theSameOnceMoreOnlyNotesTheTime() {
        deploy(SHOP, "one", "DEPLOYED");
        deploy(SHOP, "one", "UNCHANGED");
        assertThat(revisions.history(SHOP).revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.confirmed()).isPresent();
            assertThat(revision.confirmed().get()).isAfterOrEqualTo(revision.time());
        });
        deploy(SHOP, "two", "UNCHANGED");
        assertThat(revisions.history(SHOP).revisions())
                .as("other files are another revision, also when nothing had to change")
                .extracting(RevisionHeader::number)
                .containsExactly(2, 1);
    }

    @Test
    void aCrashBetweenSuccessAndPromotionLosesNothing() throws IOException {
        Path drafts = home.resolve("revisions/.drafts");
        Path saved = home.resolve("saved");
        Operation operation = run(
                SHOP, "one", OperationResult.succeeded(Map.of("status", "DEPLOYED")), () -> copyOnly(drafts, saved));
        revisions.history(SHOP);
        Path revision = home.resolve("revisions/prod/shop/1.json");

        Files.delete(revision);
        Files.copy(saved, drafts.resolve(operation.id() + ".json"));
        reopen();
        assertThat(revision).as("promoted at the start").exists();

        Files.copy(saved, drafts.resolve(operation.id() + ".json"));
        reopen();
        assertThat(revisions.history(SHOP).revisions())
                .as("a draft that was promoted already")
                .hasSize(1);
        assertThat(drafts).isEmptyDirectory();
    }

    @Test
    void aDraftWithoutItsOperationGoes() throws IOException {
        revisions.draft(draft(new OperationId("20260101-000000-000-aaaaaaaa"), SHOP, "one"));
        assertThat(revisions.history(SHOP).revisions()).isEmpty();
        assertThat(home.resolve("revisions/.drafts")).isEmptyDirectory();
    }

    @Test
    void aDraftWaitsForItsOperation() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        Operation operation = submit(SHOP, "one", OperationResult.succeeded(Map.of("status", "DEPLOYED")), go::await);
        while (!Files.isDirectory(home.resolve("revisions/.drafts"))) {
            Thread.sleep(5);
        }
        assertThat(revisions.history(SHOP).revisions()).isEmpty();
        go.countDown();
        operation.completion().join();
        assertThat(revisions.history(SHOP).revisions()).hasSize(1);
    }

    @Test
    void fiftyAreKeptAndNoNumberIsGivenTwice() {
        IntStream.rangeClosed(1, Revisions.KEPT + 2).forEach(i -> deploy(SHOP, "text " + i, "DEPLOYED"));
        List<RevisionHeader> all = revisions.history(SHOP).revisions();
        assertThat(all).hasSize(Revisions.KEPT);
        assertThat(all.getFirst().number()).isEqualTo(Revisions.KEPT + 2);
        assertThat(all.getLast().number()).isEqualTo(3);
        assertThatThrownBy(() -> revisions.get(SHOP, 2))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no revision 2 of shop in prod: those from 3 to 52 are kept.");
    }

    @Test
    void aDamagedFileIsNamedAndItsNumberStaysTaken() throws IOException {
        deploy(SHOP, "one", "DEPLOYED");
        deploy(SHOP, "two", "DEPLOYED");
        Files.writeString(home.resolve("revisions/prod/shop/2.json"), "{\"format\":1,");
        Files.writeString(home.resolve("revisions/prod/shop/3.json.new"), "half");
        deploy(SHOP, "three", "DEPLOYED");
        RevisionHistory history = revisions.history(SHOP);
        assertThat(history.revisions()).extracting(RevisionHeader::number).containsExactly(3, 1);
        assertThat(history.damaged()).singleElement().asString().contains("2.json cannot be read");
        assertThatThrownBy(() -> revisions.get(SHOP, 2)).isInstanceOf(DamagedRevisionException.class);
        assertThat(revisions.get(SHOP, RevisionChoice.parse("previous")).number())
                .isEqualTo(1);
    }

    @Test
    void aFileOfANewerWindflowIsSaidToBeOne() throws IOException {
        deploy(SHOP, "one", "DEPLOYED");
        Path file = home.resolve("revisions/prod/shop/1.json");
        Files.writeString(file, Files.readString(file).replace("\"format\":1", "\"format\":2"));
        assertThat(revisions.history(SHOP).damaged())
                .singleElement()
                .asString()
                .contains("it has format 2, written by a newer Windflow");
    }

    @Test
    void aRenamedEnvironmentKeepsItsRevisions() {
        deploy(SHOP, "one", "DEPLOYED");
        StackName renamed = new StackName("production", List.of("prod"), "shop");
        deploy(renamed, "two", "DEPLOYED");
        assertThat(revisions.history(renamed).revisions())
                .extracting(RevisionHeader::number)
                .containsExactly(2, 1);
        assertThat(revisions.get(renamed, 1).header().environment()).isEqualTo("prod");
        assertThat(revisions.get(renamed, RevisionChoice.parse("previous")).number())
                .isEqualTo(1);
    }

    @Test
    void stacksDoNotMixAndHostileNamesStayInside() throws IOException {
        List<StackName> stacks = List.of(
                new StackName("..", List.of(), "shop"),
                new StackName("A", List.of(), "shop"),
                new StackName("a", List.of(), "shop"),
                new StackName("con", List.of(), "nul"),
                new StackName(".drafts", List.of(), "shop"),
                new StackName("a/../../b", List.of(), "x".repeat(300)));
        stacks.forEach(stack -> deploy(stack, stack.environment(), "DEPLOYED"));
        for (StackName stack : stacks) {
            assertThat(revisions.get(stack, 1).blueprint()).isEqualTo(blueprint(stack.environment()));
        }
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsOnly("operations", "revisions");
        }
        try (Stream<Path> folders = Files.list(home.resolve("revisions"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".drafts", "%2e%2e", "%41", "a", "%63on", "%2edrafts", "a%2f%2e%2e%2f%2e%2e%2fb");
        }
    }

    @Test
    void thatThereIsNoneIsSaid() {
        assertThatThrownBy(() -> revisions.get(SHOP, RevisionChoice.parse("previous")))
                .hasMessage("There is no revision of shop in prod yet.");
        deploy(SHOP, "one", "DEPLOYED");
        assertThatThrownBy(() -> revisions.get(SHOP, RevisionChoice.parse("previous")))
                .hasMessage("There is no previous revision of shop in prod: revision 1 is the only one.");
    }

    @Test
    void onlyJenkinsMayReadThem() throws IOException {
        deploy(SHOP, "one", "DEPLOYED");
        revisions.history(SHOP);
        assertThat(Files.getPosixFilePermissions(home.resolve("revisions/prod/shop/1.json")))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    private void reopen() {
        operations.close();
        open();
    }

    private void deploy(StackName stack, String text, String status) {
        run(stack, text, OperationResult.succeeded(Map.of("status", status)));
    }

    private Operation run(StackName stack, String text, OperationResult result) {
        return run(stack, text, result, () -> {});
    }

    private Operation run(StackName stack, String text, OperationResult result, Pause pause) {
        Operation operation = submit(stack, text, result, pause);
        assertThat(operation.completion().join().state()).isEqualTo(result.state());
        revisions.history(stack);
        return operation;
    }

    private interface Pause {
        void take() throws Exception;
    }

    private Operation submit(StackName stack, String text, OperationResult result, Pause pause) {
        return operations.submit(new OperationRequest(
                OperationKind.DEPLOY,
                stack.environment(),
                stack.project(),
                "anna",
                "Build shop #7",
                "job/shop/7/",
                run -> {
                    revisions.draft(draft(run.id(), stack, text));
                    pause.take();
                    return result;
                }));
    }

    private static void copyOnly(Path folder, Path target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Files.copy(files.findFirst().orElseThrow(), target);
        }
    }

    private static RevisionDraft draft(OperationId operation, StackName stack, String text) {
        return new RevisionDraft(
                operation,
                stack,
                blueprint(text),
                DeployOptions.DEFAULT,
                Optional.of("c".repeat(40)),
                Optional.empty(),
                images());
    }

    private static Map<String, ImageIdentity> images() {
        return Map.of("web", new ImageIdentity("nginx:1", "sha256:1", Optional.of("nginx@sha256:2")));
    }

    private static Blueprint blueprint(String text) {
        return new Blueprint(
                List.of(new StoredFile("compose.yaml", new StoredContent.Text(text))),
                List.of(
                        new StoredFile("logo.png", new StoredContent.Bytes("/wA=")),
                        new StoredFile("db.txt", new StoredContent.Withheld("it is the content of a secret"))),
                true,
                Optional.of("/srv/shop"),
                Map.of("TAG", new StoredContent.Text("1")),
                Map.of("PASSWORD", "shop-db"),
                List.of("debug"),
                List.of("web"));
    }
}
