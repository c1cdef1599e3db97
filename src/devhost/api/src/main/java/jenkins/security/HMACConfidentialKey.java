package jenkins.security;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jenkins.model.Jenkins;

/** Signs with a key that never leaves {@code JENKINS_HOME/secrets}. */
public class HMACConfidentialKey {
    private final String id;

    public HMACConfidentialKey(String id) {
        this.id = id;
    }

    public HMACConfidentialKey(Class owner, String shortName) {
        this(owner.getName() + "." + shortName);
    }

    /** HMAC-SHA256 of the message. */
    public byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As hexadecimal digits. */
    public String mac(String message) {
        return HexFormat.of().formatHex(mac(message.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] key() {
        return loadOrCreate(id, 64);
    }

    /** The key of this id, made at first use and readable by the controller's user only. */
    static synchronized byte[] loadOrCreate(String id, int bytes) {
        Path file = Jenkins.get().getRootDir().toPath().resolve("secrets").resolve(id);
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[bytes];
                new SecureRandom().nextBytes(key);
                Files.createDirectories(file.getParent());
                Files.createFile(file, asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, key);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key cannot be read: " + file, e);
        }
    }
}
