package io.jenkins.plugins.windflow.core.file;

import io.jenkins.plugins.windflow.core.file.FileProblem.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file as text that can be edited.
 *
 * @param text without a byte order mark
 * @param encoding how it is stored, so that it can be stored so again
 */
public record FileText(String text, Encoding encoding) {
    /** The largest file that is edited, in bytes. */
    public static final int LIMIT = 1024 * 1024;

    /** How text is stored. */
    public enum Encoding {
        UTF_8("UTF-8", StandardCharsets.UTF_8),
        UTF_8_WITH_MARK("UTF-8 with BOM", StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
        UTF_16_LE("UTF-16LE", StandardCharsets.UTF_16LE, 0xFF, 0xFE),
        UTF_16_BE("UTF-16BE", StandardCharsets.UTF_16BE, 0xFE, 0xFF),
        /** What is not UTF-8 and yet no binary file. */
        LATIN_1("ISO-8859-1", StandardCharsets.ISO_8859_1);

        private final String title;
        private final Charset charset;
        private final byte[] mark;

        Encoding(String title, Charset charset, int... mark) {
            this.title = title;
            this.charset = charset;
            this.mark = new byte[mark.length];
            for (int i = 0; i < mark.length; i++) {
                this.mark[i] = (byte) mark[i];
            }
        }

        /** Its name for people and for the API. */
        public String title() {
            return title;
        }

        /** @throws IllegalArgumentException when there is none of this title */
        public static Encoding of(String title) {
            return Arrays.stream(values())
                    .filter(encoding -> encoding.title.equals(title))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no encoding '" + title + "' here."));
        }

        private boolean marks(byte[] content) {
            return mark.length > 0
                    && content.length >= mark.length
                    && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
        }
    }

    /**
     * Finds out how a text is stored: by its byte order mark, as UTF-8, or else byte by byte.
     *
     * @param path for the sentence when it is not text
     */
    public static FileText read(PlacePath path, byte[] content) {
        for (Encoding encoding : Encoding.values()) {
            if (encoding.marks(content)) {
                byte[] rest = Arrays.copyOfRange(content, encoding.mark.length, content.length);
                String text = decode(rest, encoding.charset);
                if (text != null) {
                    return new FileText(text, encoding);
                }
            }
        }
        if (isBinary(content)) {
            throw new FileProblem(Kind.BINARY, "'" + path + "' is not text: download it instead.");
        }
        String text = decode(content, StandardCharsets.UTF_8);
        return text == null
                ? new FileText(new String(content, StandardCharsets.ISO_8859_1), Encoding.LATIN_1)
                : new FileText(text, Encoding.UTF_8);
    }

    /** Text has no NUL and hardly any other control characters. */
    private static boolean isBinary(byte[] content) {
        int control = 0;
        for (byte b : content) {
            if (b == 0) {
                return true;
            }
            boolean plain =
                    b < 0 || b >= ' ' && b != 0x7f || b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0x1b;
            control += plain ? 0 : 1;
        }
        return control > content.length / 50;
    }

    private static String decode(byte[] content, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * The bytes to store.
     *
     * @throws IllegalArgumentException when the encoding has no bytes for a character of the text
     */
    public byte[] bytes() {
        try {
            ByteBuffer encoded = encoding.charset
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoding.mark.length + encoded.remaining());
            bytes.writeBytes(encoding.mark);
            bytes.write(encoded.array(), encoded.position(), encoded.remaining());
            return bytes.toByteArray();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "The text has characters that " + encoding.title + " cannot store: save it as UTF-8.", e);
        }
    }
}
