package io.jenkins.plugins.windflow.core.docker.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    /** What was taken apart, put together by source. */
    private record Outputs(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        static Outputs of(FrameReader reader) {
            Outputs outputs = new Outputs(new ByteArrayOutputStream(), new ByteArrayOutputStream());
            for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
                assertThat(frame.content()).isNotEmpty().hasSizeLessThanOrEqualTo(FrameReader.LARGEST_PIECE);
                (frame.source() == Frame.Source.STDOUT ? outputs.out : outputs.err).writeBytes(frame.content());
            }
            return outputs;
        }
    }

    static byte[] frame(int source, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .put((byte) source)
                .put(new byte[3])
                .putInt(content.length)
                .put(content)
                .array();
    }

    static byte[] frame(int source, String content) {
        return frame(source, content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Gives the bytes in reads that end exactly at the given positions. */
    private static InputStream cutAt(byte[] bytes, int... positions) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            private int position;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int end = Arrays.stream(positions)
                        .filter(cut -> cut > position)
                        .findFirst()
                        .orElse(bytes.length);
                int count = in.read(buffer, offset, Math.min(length, Math.max(1, end - position)));
                position += Math.max(0, count);
                return count;
            }
        };
    }

    @Test
    void everySplitGivesTheSame() {
        byte[] stream =
                join(frame(1, "grüße "), frame(2, "Fehler"), frame(1, ""), frame(0, "in"), frame(1, "\u0000ende"));
        for (int first = 1; first < stream.length; first++) {
            for (int second = first + 1; second <= stream.length; second++) {
                Outputs outputs = Outputs.of(new FrameReader(cutAt(stream, first, second), false));
                assertThat(outputs.out.toString(StandardCharsets.UTF_8)).isEqualTo("grüße in\u0000ende");
                assertThat(outputs.err.toString(StandardCharsets.UTF_8)).isEqualTo("Fehler");
            }
        }
    }

    @RepeatedTest(50)
    void randomFramesInRandomPieces(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Outputs expected = new Outputs(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        for (int frames = random.nextInt(40); frames > 0; frames--) {
            byte[] content = new byte[random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(200)];
            random.nextBytes(content);
            boolean error = random.nextBoolean();
            stream.writeBytes(frame(error ? 2 : 1, content));
            (error ? expected.err : expected.out).writeBytes(content);
        }
        InputStream pieces = new FilterInputStream(new ByteArrayInputStream(stream.toByteArray())) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return in.read(buffer, offset, Math.min(length, 1 + random.nextInt(length)));
            }
        };

        Outputs outputs = Outputs.of(new FrameReader(pieces, false));

        assertThat(outputs.out.toByteArray()).isEqualTo(expected.out.toByteArray());
        assertThat(outputs.err.toByteArray()).isEqualTo(expected.err.toByteArray());
    }

    @Test
    void aTerminalIsRawEvenWhenItLooksLikeFrames() {
        byte[] bytes = join(frame(2, "x"), new byte[] {9, 9, 9});
        Outputs outputs = Outputs.of(new FrameReader(new ByteArrayInputStream(bytes), true));
        assertThat(outputs.out.toByteArray()).isEqualTo(bytes);
        assertThat(outputs.err.size()).isZero();
    }

    @Test
    void everyTruncationIsAnError() {
        byte[] stream = join(frame(1, "one"), frame(2, "two"));
        for (int length = 0; length <= stream.length; length++) {
            FrameReader reader = new FrameReader(new ByteArrayInputStream(stream, 0, length), false);
            if (length == 0 || length == 11 || length == 22) {
                Outputs.of(reader);
            } else {
                assertThatExceptionOfType(EngineException.class)
                        .as("the first %d bytes", length)
                        .isThrownBy(() -> Outputs.of(reader))
                        .withMessageContaining("cut off");
            }
        }
    }

    @Test
    void whatIsNotInFramesIsSaidToBe() {
        for (String text : new String[] {
            "plain text", "\u0001\u0001plain text", "\u0004\u0000\u0000\u0000\u0000\u0000\u0000\u0001x"
        }) {
            FrameReader reader =
                    new FrameReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), false);
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(reader::next)
                    .withMessageContaining("not in Docker's frames")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
        }
    }

    @Test
    void theEnginesOwnErrorIsThrown() {
        FrameReader reader = new FrameReader(
                new ByteArrayInputStream(join(frame(1, "x"), frame(3, "disk quota exceeded\n"))), false);
        assertThat(reader.next().content()).isEqualTo(new byte[] {'x'});
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(reader::next)
                .withMessage("disk quota exceeded");
    }

    @Test
    void aPieceIsReadyOnlyWhenItCostsNoWaiting() {
        byte[] stream = join(frame(1, "one"), frame(1, ""), frame(2, "two"));
        FrameReader reader = new FrameReader(cutAt(stream, 11, 19, 27), false);
        assertThat(reader.ready()).isFalse();
        assertThat(reader.advance()).isTrue();
        assertThat(reader.ready()).as("the frame is over and no other has come").isFalse();
        assertThat(reader.advance()).isTrue();
        assertThat(reader.source()).isEqualTo(Frame.Source.STDERR);

        FrameReader whole = new FrameReader(new ByteArrayInputStream(stream), false);
        assertThat(whole.advance()).isTrue();
        assertThat(whole.ready()).as("an empty frame is no piece").isFalse();
    }

    @Test
    void anAnnouncedGigabyteCostsNoMemory() {
        byte[] header =
                ByteBuffer.allocate(8).put((byte) 1).put(new byte[3]).putInt(-1).array();
        FrameReader reader = new FrameReader(new ByteArrayInputStream(join(header, new byte[100_000])), false);
        assertThat(reader.next().content()).hasSizeBetween(1, FrameReader.LARGEST_PIECE);
    }
}
