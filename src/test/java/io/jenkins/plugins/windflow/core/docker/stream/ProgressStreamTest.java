package io.jenkins.plugins.windflow.core.docker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressStreamTest {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private final AtomicLong time = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<String> lines = new ArrayList<>();

    private ProgressStream stream(String... objects) {
        byte[] bytes = String.join("\r\n", objects).getBytes(StandardCharsets.UTF_8);
        return new ProgressStream(new JsonStream(new ByteArrayInputStream(bytes), () -> closed.set(true)), time::get);
    }

    private ProgressResult drain(String... objects) {
        return stream(objects).drain(event -> lines.add(event.line()));
    }

    @Test
    void aPullIsCondensedForEachLayer() {
        String downloading =
                "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":%d,\"total\":2000000},\"progress\":\"[=>"
                        + " ]\",\"id\":\"%s\"}";
        ProgressResult result = drain(
                "{\"status\":\"Pulling from library/busybox\",\"id\":\"1\"}",
                downloading.formatted(1, "aa"),
                downloading.formatted(500_000, "aa"),
                downloading.formatted(2, "bb"),
                downloading.formatted(900_000, "aa"),
                "{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"aa\"}",
                "{\"status\":\"Digest: " + DIGEST + "\"}",
                "{\"status\":\"Status: Downloaded newer image for busybox:1\"}");

        assertThat(lines)
                .containsExactly(
                        "1: Pulling from library/busybox",
                        "aa: Downloading 0% of 2.0 MB",
                        "bb: Downloading 0% of 2.0 MB",
                        "aa: Download complete",
                        "Digest: " + DIGEST,
                        "Status: Downloaded newer image for busybox:1");
        assertThat(result.digest()).isEqualTo(DIGEST);
        assertThat(closed).isTrue();
    }

    @Test
    void aLongDownloadShowsThatItGoesOn() {
        String[] objects = new String[100];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":" + i
                    + ",\"total\":100},\"id\":\"aa\"}";
        }
        ProgressStream stream = stream(objects);
        List<Long> shown = new ArrayList<>();
        for (ProgressEvent event = stream.next(); event != null; event = stream.next()) {
            shown.add(event.current());
            time.addAndGet(2_000_000_000L);
        }
        assertThat(shown).hasSize(100);
    }

    @Test
    void aBuildGivesItsOutputAndItsImage() {
        assertThat(drain(
                                "{\"stream\":\"Step 1/1 : FROM scratch\"}",
                                "{\"stream\":\"\\n\"}",
                                "{\"aux\":{\"ID\":\"" + DIGEST + "\"}}",
                                "{\"stream\":\"Successfully built abababababab\\n\"}")
                        .imageId())
                .isEqualTo(DIGEST);
        assertThat(lines).containsExactly("Step 1/1 : FROM scratch", "Successfully built abababababab");
    }

    @Test
    void anErrorInsideA200IsThrown() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> drain(
                        "{\"stream\":\"Step 1\"}",
                        "{\"errorDetail\":{\"code\":3,\"message\":\"exit code 3\"},\"error\":\"exit code 3\"}"))
                .withMessage("exit code 3")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.SERVER_ERROR));
        assertThat(closed).isTrue();
        assertThat(lines).containsExactly("Step 1");
    }

    @Test
    void theKindOfARegistrysErrorIsTold() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> drain("{\"error\":\"unauthorized: authentication required\"}"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAUTHORIZED));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> drain(
                        "{\"errorDetail\":{\"message\":\"manifest unknown: x\"},\"error\":\"manifest unknown: x\"}"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> drain("{\"errorDetail\":{\"code\":401,\"message\":\"x\"}}"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAUTHORIZED));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> drain("{\"errorDetail\":{}}"))
                .withMessageContaining("without an explanation");
    }

    @Test
    void whatIsNotJsonIsSaidToBe() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> drain("<html>"))
                .withMessageContaining("not JSON")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> drain("{\"status\":\"cut o"))
                .withMessageContaining("not JSON");
    }

    @Test
    void anEndlessObjectIsRefused() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> drain("{\"status\":\"" + "x".repeat(5_000_000)))
                .withMessageContaining("more than 4096 KiB");
    }

    @Test
    void blankLinesAndMissingLineEndsDoNotMatter() {
        drain("", "{\"status\":\"a\"}", "", "", "{\"status\":\"b\"}");
        assertThat(lines).containsExactly("a", "b");
    }
}
