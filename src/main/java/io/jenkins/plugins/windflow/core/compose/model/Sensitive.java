package io.jenkins.plugins.windflow.core.compose.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/** The content of a secret. It never prints itself; whoever needs the content asks for it by name. */
public final class Sensitive {
    /** What stands for a secret wherever one would be printed. */
    public static final String MASK = "****";

    private final byte[] content;

    private Sensitive(byte[] content) {
        this.content = content;
    }

    public static Sensitive of(String text) {
        return new Sensitive(Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    public static Sensitive of(byte[] content) {
        return new Sensitive(content.clone());
    }

    /** The content as UTF-8 text. */
    public String reveal() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** A copy of the content. */
    public byte[] revealBytes() {
        return content.clone();
    }

    /** Compares without telling by its duration how much is equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Sensitive that && MessageDigest.isEqual(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
