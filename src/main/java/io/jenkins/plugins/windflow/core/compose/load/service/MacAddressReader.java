package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code mac_address}, of a service or of one of its networks. */
final class MacAddressReader {
    private static final String KEY = "mac_address";
    private static final Pattern ADDRESS =
            Pattern.compile("\\p{XDigit}{2}(?:([:-])\\p{XDigit}{2})(?:\\1\\p{XDigit}{2}){4}");

    private MacAddressReader() {}

    static Optional<String> read(Fields fields, Reading reading) {
        Optional<String> address = fields.string(KEY).filter(text -> !text.isEmpty());
        boolean valid = address.map(ADDRESS.asMatchPredicate()::test).orElse(true);
        if (!valid) {
            reading.problems()
                    .add(
                            fields.position(KEY),
                            fields.path(KEY),
                            "This is no MAC address: write six bytes, for example \"02:42:ac:11:65:43\".");
        }
        return address.filter(any -> valid);
    }
}
