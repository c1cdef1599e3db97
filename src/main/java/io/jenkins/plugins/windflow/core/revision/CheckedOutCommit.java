package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.compose.load.input.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the commit that a workspace is a check-out of, as Git itself notes it: the one from which the files came, whoever
 * checked it out.
 */
public final class CheckedOutCommit {
    private static final int LONGEST = 4096;
    private static final int LONGEST_LIST = 1024 * 1024;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final String REFERENCE = "ref: ";
    private static final Pattern PLAIN = Pattern.compile("refs/[A-Za-z0-9._/-]+");

    private CheckedOutCommit() {}

    /** The commit; empty when the workspace is no check-out of Git. */
    public static Optional<String> of(FileSource workspace) {
        if (!workspace.exists()) {
            return Optional.empty();
        }
        Optional<String> head = read(workspace, ".git/HEAD", LONGEST).map(String::strip);
        if (head.isPresent() && head.get().startsWith(REFERENCE)) {
            return branch(workspace, head.get().substring(REFERENCE.length()).strip());
        }
        return head.filter(CheckedOutCommit::isCommit);
    }

    private static Optional<String> branch(FileSource workspace, String name) {
        if (!PLAIN.matcher(name).matches() || name.contains("..")) {
            return Optional.empty();
        }
        return read(workspace, ".git/" + name, LONGEST)
                .map(String::strip)
                .or(() -> read(workspace, ".git/packed-refs", LONGEST_LIST).flatMap(list -> packed(list, name)))
                .filter(CheckedOutCommit::isCommit);
    }

    private static Optional<String> packed(String list, String name) {
        return list.lines()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst();
    }

    private static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /** A commit is nice to know; that it cannot be read is no reason to fail. */
    private static Optional<String> read(FileSource workspace, String path, int limit) {
        try {
            return Optional.of(new String(workspace.read(path, limit), StandardCharsets.UTF_8));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
