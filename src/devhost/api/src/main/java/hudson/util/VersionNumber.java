package hudson.util;

/** A version such as 2.555.3, compared number by number. */
public final class VersionNumber implements Comparable<VersionNumber> {
    private final String value;

    public VersionNumber(String value) {
        this.value = value;
    }

    public boolean isOlderThan(VersionNumber other) {
        return compareTo(other) < 0;
    }

    public boolean isNewerThan(VersionNumber other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(VersionNumber other) {
        return Runtime.Version.parse(value).compareTo(Runtime.Version.parse(other.value));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof VersionNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
