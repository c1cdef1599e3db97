package io.jenkins.plugins.windflow.core.docker;

import java.time.Instant;
import java.util.Locale;

/** Times in queries of the Docker API: seconds since 1970 with nine decimals. */
final class Seconds {
    private Seconds() {}

    static String of(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }
}
