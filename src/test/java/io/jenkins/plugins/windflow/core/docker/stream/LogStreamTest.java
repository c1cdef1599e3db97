package io.jenkins.plugins.windflow.core.docker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.docker.stream.Frame.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogStreamTest {
    private static List<LogLine> lines(boolean timestamps, byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(frames).forEach(all::writeBytes);
        FrameReader reader = new FrameReader(new ByteArrayInputStream(all.toByteArray()), false);
        List<LogLine> lines = new ArrayList<>();
        try (LogStream stream = new LogStream(reader, () -> {}, timestamps)) {
            for (LogLine line = stream.next(); line != null; line = stream.next()) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Test
    void linesAndCharactersAreCutAnywhereByFrames() {
        byte[] text = "grüße\n".getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= text.length; cut++) {
            assertThat(lines(
                            false,
                            FrameReaderTest.frame(1, Arrays.copyOfRange(text, 0, cut)),
                            FrameReaderTest.frame(2, "between\n"),
                            FrameReaderTest.frame(1, Arrays.copyOfRange(text, cut, text.length))))
                    .containsExactlyInAnyOrder(
                            new LogLine(Source.STDOUT, null, "grüße"), new LogLine(Source.STDERR, null, "between"));
        }
    }

    @Test
    void theTimeIsTakenOff() {
        assertThat(lines(
                        true,
                        FrameReaderTest.frame(
                                1,
                                "2026-01-02T03:04:05.123456789Z hello world\r\n"
                                        + "2026-01-02T03:04:06Z \n"
                                        + "2026-01-02T03:04:07Z\n"
                                        + "no time here\n")))
                .containsExactly(
                        new LogLine(Source.STDOUT, Instant.parse("2026-01-02T03:04:05.123456789Z"), "hello world"),
                        new LogLine(Source.STDOUT, Instant.parse("2026-01-02T03:04:06Z"), ""),
                        new LogLine(Source.STDOUT, Instant.parse("2026-01-02T03:04:07Z"), ""),
                        new LogLine(Source.STDOUT, null, "no time here"));
    }

    @Test
    void aLastLineWithoutEndIsALine() {
        assertThat(lines(false, FrameReaderTest.frame(1, "a\nb")))
                .extracting(LogLine::text)
                .containsExactly("a", "b");
    }

    @Test
    void anEndlessLineComesInParts() {
        List<LogLine> lines = lines(false, FrameReaderTest.frame(1, "x".repeat(LogStream.LONGEST_LINE * 2 + 5)));
        assertThat(lines)
                .extracting(line -> line.text().length())
                .containsExactly(LogStream.LONGEST_LINE, LogStream.LONGEST_LINE, 5);
    }

    @Test
    void invalidBytesAreReplaced() {
        assertThat(lines(false, FrameReaderTest.frame(1, new byte[] {'a', (byte) 0xff, '\n'})))
                .extracting(LogLine::text)
                .containsExactly("a\ufffd");
    }
}
