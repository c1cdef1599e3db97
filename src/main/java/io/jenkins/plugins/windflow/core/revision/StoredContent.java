package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.operation.Redactor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a revision keeps of a text or a file. */
public sealed interface StoredContent {
    /** All of it. */
    record Text(String text) implements StoredContent {}

    /**
     * All of it, where it is no text.
     *
     * @param base64 the bytes
     */
    record Bytes(String base64) implements StoredContent {
        /** The bytes themselves. */
        public byte[] decoded() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /**
     * Nothing of it.
     *
     * @param reason completes "is not stored, because ..."
     */
    record Withheld(String reason) implements StoredContent {}

    /** A text, unless a secret's value is in it. */
    static StoredContent of(String text, Redactor secrets) {
        return secrets.redact(text).equals(text) ? new Text(text) : new Withheld("the value of a secret is in it");
    }

    /** A file, unless a secret's value is in it. */
    static StoredContent of(byte[] content, Redactor secrets) {
        try {
            return of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString(),
                    secrets);
        } catch (CharacterCodingException noText) {
            String eachByteAsOneCharacter = new String(content, StandardCharsets.ISO_8859_1);
            StoredContent safe = of(eachByteAsOneCharacter, secrets);
            return safe instanceof Withheld
                    ? safe
                    : new Bytes(Base64.getEncoder().encodeToString(content));
        }
    }
}
