package io.jenkins.plugins.windflow.core.revision;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.List;
import java.util.Optional;

/**
 * In what a file differs.
 *
 * @param added lines that are new
 * @param removed lines that are gone
 * @param text a unified diff with three lines around each change; empty where there is none, see the note
 * @param note why there is no text, one sentence
 */
public record FileDiff(String path, Kind kind, int added, int removed, Optional<String> text, Optional<String> note) {
    /** More lines take too long to compare. */
    private static final int MOST_LINES = 10_000;

    private static final int AROUND = 3;

    /** What happened to the file. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** The difference; empty when there is none. */
    static Optional<FileDiff> of(String path, Optional<StoredContent> from, Optional<StoredContent> to) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        Kind kind = from.isEmpty() ? Kind.ADDED : to.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        Optional<List<String>> before = lines(from);
        Optional<List<String>> after = lines(to);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.of(without(path, kind, note(from, to)));
        }
        if (before.get().size() > MOST_LINES || after.get().size() > MOST_LINES) {
            return Optional.of(without(path, kind, "It has more than " + MOST_LINES + " lines."));
        }
        return Optional.of(compared(path, kind, before.get(), after.get()));
    }

    private static FileDiff without(String path, Kind kind, String note) {
        return new FileDiff(path, kind, 0, 0, Optional.empty(), Optional.of(note));
    }

    private static FileDiff compared(String path, Kind kind, List<String> before, List<String> after) {
        Patch<String> patch = DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>());
        int removed = 0;
        int added = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            removed += delta.getSource().size();
            added += delta.getTarget().size();
        }
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(
                kind == Kind.ADDED ? "/dev/null" : path,
                kind == Kind.REMOVED ? "/dev/null" : path,
                before,
                patch,
                AROUND);
        return new FileDiff(path, kind, added, removed, Optional.of(String.join("\n", unified)), Optional.empty());
    }

    /** The lines of a text; none when there is no file; nothing when it is no text. */
    private static Optional<List<String>> lines(Optional<StoredContent> content) {
        if (content.isEmpty()) {
            return Optional.of(List.of());
        }
        return content.get() instanceof StoredContent.Text(String text)
                ? Optional.of(List.of(text.split("\n", -1)))
                : Optional.empty();
    }

    private static String note(Optional<StoredContent> from, Optional<StoredContent> to) {
        for (Optional<StoredContent> content : List.of(to, from)) {
            if (content.isPresent() && content.get() instanceof StoredContent.Withheld(String reason)) {
                return "It is not stored, because " + reason + ".";
            }
        }
        return "It is not a text.";
    }
}
