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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final String TIME = "2026-01-02T03:04:05.123456789Z ";

    /** As an engine stores a line: messages of 16 KiB, each with the time of the first. */
    private static byte[] message(String text, int from, int to) {
        return FrameReaderTest.frame(1, TIME + text.substring(from, Math.min(text.length(), to)));
    }

    @Test
    void timesBetweenTheMessagesOfALongLineAreTakenOut() {
        String text = "0123456789".repeat(7_000) + "\n";
        byte[][] messages = IntStream.range(0, 5)
                .mapToObj(number -> message(text, number * 16_384, (number + 1) * 16_384))
                .toArray(byte[][]::new);
        List<LogLine> parts = lines(true, messages);
        assertThat(parts.stream().map(LogLine::text).collect(Collectors.joining()))
                .isEqualTo(text.strip());
        assertThat(parts).extracting(LogLine::continued).containsExactly(false, true);
        assertThat(parts).extracting(LogLine::time).containsOnly(Instant.parse(TIME.strip()));
    }

    @Test
    void theSameWithATerminalWhereMessagesCannotBeToldApart() {
        String text = "0123456789".repeat(7_000);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int from = 0; from < text.length(); from += 16_384) {
            log.writeBytes((TIME + text.substring(from, Math.min(text.length(), from + 16_384)))
                    .getBytes(StandardCharsets.UTF_8));
        }
        log.writeBytes(("\r\n" + TIME + "next\r\n").getBytes(StandardCharsets.UTF_8));
        FrameReader reader = new FrameReader(new ByteArrayInputStream(log.toByteArray()), true);
        try (LogStream stream = new LogStream(reader, () -> {}, true)) {
            assertThat(stream.next().text() + stream.next().text()).isEqualTo(text);
            assertThat(stream.next()).isEqualTo(new LogLine(Source.STDOUT, Instant.parse(TIME.strip()), "next"));
            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void aTextThatLooksLikeATimeStays() {
        assertThat(lines(true, FrameReaderTest.frame(1, TIME + TIME + "said\n")))
                .containsExactly(new LogLine(Source.STDOUT, Instant.parse(TIME.strip()), TIME + "said"));
    }

    @Test
    void whatAProcessWroteBeforeItEndedIsNotTheBeginningOfTheNextLine() {
        assertThat(lines(
                        true,
                        FrameReaderTest.frame(1, TIME + "last words"),
                        FrameReaderTest.frame(1, "2026-01-02T03:05:00.000000000Z again\n")))
                .extracting(LogLine::text)
                .containsExactly("last words", "again");
    }

    @Test
    void partsDoNotCutCharacters() {
        String text = "x" + "\ud83d\ude80".repeat(20_000);
        List<LogLine> parts = lines(false, FrameReaderTest.frame(1, text + "\n"));
        assertThat(parts).hasSize(2).allSatisfy(part -> assertThat(part.text()).doesNotContain("\ufffd"));
        assertThat(parts.get(0).text() + parts.get(1).text()).isEqualTo(text);
    }

    @Test
    void aBatchIsWhatHasCome() {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(FrameReaderTest.frame(1, "a\nb\nc")), false);
        try (LogStream stream = new LogStream(reader, () -> {}, false)) {
            assertThat(stream.nextBatch()).extracting(LogLine::text).containsExactly("a", "b");
            assertThat(stream.nextBatch()).extracting(LogLine::text).containsExactly("c");
            assertThat(stream.nextBatch()).isNull();
        }
    }

    @Test
    void invalidBytesAreReplaced() {
        assertThat(lines(false, FrameReaderTest.frame(1, new byte[] {'a', (byte) 0xff, '\n'})))
                .extracting(LogLine::text)
                .containsExactly("a\ufffd");
    }
}
