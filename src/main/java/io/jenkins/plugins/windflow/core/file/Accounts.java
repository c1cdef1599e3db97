package io.jenkins.plugins.windflow.core.file;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names behind the numbers of users or groups, from {@code /etc/passwd} or {@code /etc/group} of a container. */
final class Accounts {
    private final Map<String, String> names = new HashMap<>();

    private Accounts() {}

    /** @param file may be empty: then numbers stay numbers */
    static Accounts read(byte[] file) {
        Accounts accounts = new Accounts();
        new String(file, StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] fields = line.split(":", -1);
            if (fields.length > 2) {
                accounts.names.putIfAbsent(fields[2], fields[0]);
            }
        });
        return accounts;
    }

    String name(String number) {
        return names.getOrDefault(number, number);
    }
}
