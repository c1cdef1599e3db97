package io.jenkins.plugins.windflow.core.docker;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the Docker Engine API, for example 1.45. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    /** The newest version this client was made and tested for. */
    static final ApiVersion NEWEST = new ApiVersion(1, 51);
    /** The oldest version that is understood: Docker Engine 20.10. */
    static final ApiVersion OLDEST = new ApiVersion(1, 41);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    /** @throws IllegalArgumentException when the text is no such version */
    static ApiVersion of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a version of the Docker API");
        }
        return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(ApiVersion other) {
        return Comparator.comparingInt(ApiVersion::major)
                .thenComparingInt(ApiVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
