package jenkins.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts with the controller's key, which is made at first use. */
public final class SecretKeys {
    private static final Pattern ENCRYPTED = Pattern.compile("\\{([A-Za-z0-9+/]+={0,2})}");
    private static final int IV_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretKeys() {}

    public static String encrypt(String plain) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
            return "{" + Base64.getEncoder().encodeToString(all) + "}";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text, or null when this is not an encrypted form made with the same key. */
    public static String decrypt(String data) {
        Matcher matcher = ENCRYPTED.matcher(data);
        if (!matcher.matches()) {
            return null;
        }
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(matcher.group(1)));
            byte[] iv = new byte[IV_BYTES];
            if (all.remaining() <= iv.length) {
                return null;
            }
            all.get(iv);
            byte[] sealed = new byte[all.remaining()];
            all.get(sealed);
            return new String(cipher(Cipher.DECRYPT_MODE, iv).doFinal(sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null; // a text that only looks like an encrypted one
        }
    }

    /** Lower-case hexadecimal SHA-256 of a text. */
    public static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(128, iv));
        return cipher;
    }

    private static byte[] key() {
        return HMACConfidentialKey.loadOrCreate("hudson.util.Secret", 16);
    }
}
