package io.jenkins.plugins.windflow.core.compose.load.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths with forward slashes, resolved by their text alone: the files may be on another machine. */
public final class RelativePath {
    private RelativePath() {}

    /** The folder that a file of the workspace is in; {@code .} for the workspace itself. */
    public static String parent(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "." : file.substring(0, slash);
    }

    /** Whether a reference is an address of something elsewhere and not a path: a URL, or a Git repository. */
    public static boolean isRemote(String reference) {
        return reference.contains("://") || reference.startsWith("git@") || reference.startsWith("github.com/");
    }

    /**
     * A path that starts from a folder, as seen from where that folder is seen: {@code ../a} from {@code b/c} is {@code
     * b/a}. An absolute path stays as it is.
     *
     * @return without {@code .}, with {@code ..} at most at the beginning; {@code .} alone for the start itself
     */
    public static String from(String folder, String path) {
        if (path.startsWith("/")) {
            return path;
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : (folder + "/" + path).split("/")) {
            boolean up = name.equals("..");
            if (up && !names.isEmpty() && !names.getLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names.isEmpty() ? "." : String.join("/", names);
    }

    /**
     * A path of the workspace, without {@code .} and {@code ..}; {@code .} alone for the workspace itself.
     *
     * @param folder the folder of the workspace that the path starts from
     * @throws SyntaxException if the path is absolute or leads out of the workspace
     */
    public static String inWorkspace(String folder, String path) throws SyntaxException {
        if (path.startsWith("/") || path.startsWith("~") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            throw new SyntaxException("The path must be relative to the Compose file, with forward slashes.");
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : (folder + "/" + path).split("/")) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    throw new SyntaxException("The path leads out of the workspace.");
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names.isEmpty() ? "." : String.join("/", names);
    }

    /** A path of the Docker host as an absolute one; {@code ..} above the root stays at the root, as on any Unix. */
    public static String onHost(String directory, String path) {
        Deque<String> names = new ArrayDeque<>();
        String whole = path.startsWith("/") ? path : directory + "/" + path;
        for (String name : whole.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }
}
