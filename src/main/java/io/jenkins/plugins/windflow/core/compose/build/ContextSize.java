package io.jenkins.plugins.windflow.core.compose.build;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts what is packed, so that a context which is too large can say where its bytes are. */
final class ContextSize {
    private static final int SHOWN = 3;

    private final PackedContext context;
    private final long limit;
    private final Map<String, Long> topLevel = new HashMap<>();
    private long total;

    ContextSize(PackedContext context, long limit) {
        this.context = context;
        this.limit = limit;
    }

    void add(String path, long bytes) throws ContextException {
        total += bytes;
        int slash = path.indexOf('/');
        topLevel.merge(slash < 0 ? path : path.substring(0, slash), bytes, Long::sum);
        if (total > limit) {
            throw new ContextException("The build context "
                    + (context.directory().equals(".") ? "(the workspace)" : context.directory())
                    + " is larger than " + readable(limit) + " (so far: " + largest()
                    + "): list what the build does not need in " + context.title(".dockerignore") + ".");
        }
    }

    private String largest() {
        List<String> largest = topLevel.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(entry -> entry.getKey() + " " + readable(entry.getValue()))
                .toList();
        return String.join(", ", largest);
    }

    private static String readable(long bytes) {
        return bytes < 1_000_000 ? (bytes + 999) / 1000 + " kB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
