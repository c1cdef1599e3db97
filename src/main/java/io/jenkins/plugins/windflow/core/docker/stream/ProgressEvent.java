package io.jenkins.plugins.windflow.core.docker.stream;

import java.util.Locale;

/**
 * One step of a pull, push, load or build.
 *
 * @param id the layer or tag it is about; empty for the whole
 * @param status what happens, for example {@code Downloading}; empty for a build's output
 * @param current bytes done, or 0 when it is not counted
 * @param total bytes to do, or 0 when it is not known
 * @param text a build's output without the last line's end; empty for the others
 */
public record ProgressEvent(String id, String status, long current, long total, String text) {
    /** As a line of a log. */
    public String line() {
        if (status.isEmpty()) {
            return text;
        }
        String counted = total > 0 ? " " + 100 * Math.min(current, total) / total + "% of " + size(total) : "";
        return (id.isEmpty() ? "" : id + ": ") + status + counted;
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? (bytes + 999) / 1000 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
