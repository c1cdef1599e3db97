package io.jenkins.plugins.windflow.core.compose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.YamlReader;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whatever somebody puts into a file: an answer within a second of processor time and 64 MB. */
class HostileInputTest {
    private static final Duration MOST_TIME = Duration.ofSeconds(1);

    /** The first loads of a process are slower than any later one, because the code is not compiled yet. */
    @BeforeAll
    static void warmUp() throws ComposeException {
        for (int round = 0; round < 20; round++) {
            load(HostileFile.services(100, index -> "{image: i, environment: {A: \"${A:-x}\"}}"));
        }
    }

    static List<HostileFile> hostileFiles() {
        return HostileFile.ALL;
    }

    static List<HostileProject> hostileProjects() {
        return HostileProject.ALL;
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void isAnsweredQuickly(HostileFile file) {
        isAnsweredQuickly(file.request(), file.reason());
    }

    @ParameterizedTest
    @MethodSource("hostileProjects")
    void isAnsweredQuickly(HostileProject project) {
        isAnsweredQuickly(project.request(), project.reason());
    }

    private static void isAnsweredQuickly(LoadRequest request, String reason) {
        withinTime(() -> {
            if (reason.isEmpty()) {
                assertThat(loaded(request).services()).isNotEmpty();
            } else {
                assertThatThrownBy(() -> ComposeLoader.load(request))
                        .isInstanceOfSatisfying(
                                ComposeException.class,
                                refused -> assertThat(refused.problems()).hasSizeBetween(1, 101))
                        .hasMessageContaining(reason);
            }
        });
    }

    /** Everything again in a process with a small heap, which dies if that is not enough. */
    @Test
    void sixtyFourMegabytesAreEnough() throws Exception {
        String classPath = Stream.of(ComposeLoader.class, HostileInputTest.class, LoadSettings.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        SmallHeap.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines()).hasSize(HostileFile.ALL.size() + HostileProject.ALL.size());
    }

    @Test
    void variablesThatMultiply() {
        String text = HostileFile.services(1_000, index -> "{image: i, environment: {A: \"$BIG\"}}");
        LoadRequest request = request(text).withVariables(Map.of("BIG", "x".repeat(100_000)));
        withinTime(() -> assertThatThrownBy(() -> ComposeLoader.load(request)).hasMessageContaining("longer than"));
    }

    @Test
    void dotEnvThatMultiplies() {
        String dotEnv = "A0=xxxxxxxxxx\n"
                + IntStream.range(1, 40)
                        .mapToObj(index -> "A" + index + "=$A" + (index - 1) + "$A" + (index - 1) + "\n")
                        .collect(Collectors.joining());
        LoadRequest request =
                request("services: {web: {image: i}}").withSource(new LoaderCase.TextFiles(Map.of(".env", dotEnv)));
        withinTime(() -> assertThatThrownBy(() -> ComposeLoader.load(request)).hasMessageContaining("longer than"));
    }

    @Test
    void oneEnvFileForEveryService() {
        LoadRequest request = request(HostileFile.services(1_000, index -> "{image: i, env_file: big.env}"))
                .withSource(new LoaderCase.TextFiles(Map.of("big.env", "A=" + "x".repeat(500_000))));
        withinTime(() -> assertThatThrownBy(() -> ComposeLoader.load(request)).hasMessageContaining("longer than"));
    }

    @Test
    void envFileThatIsTooLong() {
        LoadRequest request = request("services: {web: {image: i, env_file: big.env}}")
                .withSource(new LoaderCase.TextFiles(Map.of("big.env", "A=" + "x".repeat(1 << 20))));
        assertThatThrownBy(() -> ComposeLoader.load(request)).hasMessageContaining("is longer than 1048576 bytes");
    }

    @Test
    void invalidUtf8() {
        byte[] latin1 = "services: {web: {image: ä}}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ComposeFile.decode("compose.yaml", latin1))
                .isInstanceOf(ComposeException.class)
                .hasMessage("compose.yaml: The file is not valid UTF-8.");
    }

    @Test
    void theLimitOfTheLengthIsExact() {
        String start = "services: {web: {image: i}} #";
        assertThat(loaded(start + "x".repeat(YamlReader.LONGEST_FILE - start.length()))
                        .services())
                .hasSize(1);
        assertThatThrownBy(() -> load(start + "x".repeat(YamlReader.LONGEST_FILE - start.length() + 1)))
                .hasMessageContaining("the most that is read");
    }

    private static void withinTime(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long used = threads.getCurrentThreadCpuTime();
        work.run();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - used)).isLessThan(MOST_TIME);
    }

    private static LoadRequest request(String text) {
        return LoadRequest.of(List.of(new ComposeFile("compose.yaml", text))).withProjectName("hostile");
    }

    private static Project load(String text) throws ComposeException {
        return ComposeLoader.load(request(text));
    }

    private static Project loaded(String text) {
        return loaded(request(text));
    }

    private static Project loaded(LoadRequest request) {
        try {
            return ComposeLoader.load(request);
        } catch (ComposeException refused) {
            throw new AssertionError(refused);
        }
    }
}
