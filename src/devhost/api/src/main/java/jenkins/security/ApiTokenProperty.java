package jenkins.security;

import hudson.model.UserProperty;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import jenkins.security.apitoken.TokenUuidAndPlainValue;

/** The API tokens of a user: with one, Basic authentication needs no crumb. */
public class ApiTokenProperty extends UserProperty {
    private final List<String> hashes = new ArrayList<>();

    /** A new token; only its hash is kept. */
    public synchronized TokenUuidAndPlainValue generateNewToken(String name) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String token = "11" + HexFormat.of().formatHex(random);
        hashes.add(hash(token));
        return new TokenUuidAndPlainValue(UUID.randomUUID().toString(), token);
    }

    public synchronized boolean matchesPassword(String password) {
        byte[] given = hash(password).getBytes();
        return hashes.stream().anyMatch(known -> MessageDigest.isEqual(known.getBytes(), given));
    }

    private static String hash(String token) {
        return SecretKeys.sha256(token);
    }
}
