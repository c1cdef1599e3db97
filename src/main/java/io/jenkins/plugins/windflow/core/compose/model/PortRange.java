package io.jenkins.plugins.windflow.core.compose.model;

/** One port, or an inclusive range of ports from which the engine picks a free one. 0 means any free port. */
public record PortRange(int first, int last) {
    public static final int HIGHEST = 65_535;

    public PortRange {
        if (first < 0 || last > HIGHEST || first > last) {
            throw new IllegalArgumentException("not a range of ports: " + first + "-" + last);
        }
    }

    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    public int size() {
        return last - first + 1;
    }

    /** As the Docker API's {@code HostPort} wants it: {@code 8080} or {@code 8080-8090}. */
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
