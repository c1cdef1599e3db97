package io.jenkins.plugins.windflow.core.docker.connect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Builds a dialer's fingerprint from its parts; each part goes in with its length, so that no two lists of parts
 * collide.
 */
final class Fingerprint {
    private final MessageDigest digest;

    /** @param kind the kind of connection */
    Fingerprint(String kind) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        add(kind);
    }

    Fingerprint add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    /** The fingerprint in hexadecimal; the builder is spent then. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
