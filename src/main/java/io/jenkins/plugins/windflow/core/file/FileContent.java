package io.jenkins.plugins.windflow.core.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The whole content of a small file.
 *
 * @param bytes belong to the receiver
 * @param signature inode, size and time of the file when it was read; empty when only the engine was asked
 */
public record FileContent(byte[] bytes, String signature) {
    /** What tells this content from every other: to be given back when the file is written. */
    public String version() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
