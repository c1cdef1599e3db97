package io.jenkins.plugins.windflow.core.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Names of files as text, without loss. On Linux a name is a sequence of bytes, mostly UTF-8 but not always. Here each
 * byte that is not part of UTF-8 text stands as one character of a private plane: byte 0xNN as U+10F7NN. Such characters
 * survive JSON, URLs and every programming language, which neither lone surrogates nor percent signs do.
 *
 * <p>A name which really has one of these characters in UTF-8 is written byte by byte in the same way, so that no two
 * names have the same text.
 */
public final class ByteText {
    /** The byte 0 would be here; the bytes from 0x80 on are used. */
    static final int PLANE = 0x10F700;

    private ByteText() {}

    /** The text of a name. */
    public static String text(byte[] name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(name);
        StringBuilder text = new StringBuilder(name.length);
        CharBuffer out = CharBuffer.allocate(name.length + 1);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            out.flip();
            appendPlain(text, out.toString());
            out.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.appendCodePoint(PLANE + (in.get() & 0xff));
            }
            decoder.reset();
        }
    }

    private static void appendPlain(StringBuilder text, String decoded) {
        decoded.codePoints().forEach(c -> {
            if (isByte(c)) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    text.appendCodePoint(PLANE + (b & 0xff));
                }
            } else {
                text.appendCodePoint(c);
            }
        });
    }

    /** The bytes of a text: what {@link #text} was made of. */
    public static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isByte(c)) {
                bytes.writeBytes(plain.toString().getBytes(StandardCharsets.UTF_8));
                plain.setLength(0);
                bytes.write(c - PLANE);
            } else {
                plain.appendCodePoint(c);
            }
        });
        bytes.writeBytes(plain.toString().getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** Whether the text has bytes that are no UTF-8. */
    public static boolean hasBytes(String text) {
        return text.codePoints().anyMatch(ByteText::isByte);
    }

    private static boolean isByte(int codePoint) {
        return codePoint >= PLANE + 0x80 && codePoint <= PLANE + 0xff;
    }
}
