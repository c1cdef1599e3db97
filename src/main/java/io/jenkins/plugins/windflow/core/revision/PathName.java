package io.jenkins.plugins.windflow.core.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes the name of a folder from any text, a different one for each text, on every file system: lower-case letters,
 * digits, {@code _} and {@code -} stay, every other byte becomes {@code %} and two digits.
 */
final class PathName {
    private static final int LONGEST = 120;
    /** Windows takes these for devices. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)\\d");

    private PathName() {}

    static String of(String text) {
        StringBuilder name = new StringBuilder();
        boolean device = DEVICE.matcher(text).matches();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = one >= 'a' && one <= 'z' || one >= '0' && one <= '9' || one == '_' || one == '-';
            if (plain && !(device && name.isEmpty())) {
                name.append((char) one);
            } else {
                name.append('%').append(HexFormat.of().toHexDigits(one));
            }
        }
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "%" + hash(text) : name.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
