package io.jenkins.plugins.windflow.core.file;

import java.util.Arrays;
import java.util.List;

/**
 * The path of a file in a place, from the place's root: {@code /} or {@code /a/b}, with no empty part, {@code .} or
 * {@code ..}. Every name that Linux allows can be in it.
 *
 * @param text as {@link ByteText} writes it
 */
public record PlacePath(String text) {
    public static final PlacePath ROOT = new PlacePath("/");
    /** Linux: PATH_MAX. */
    private static final int LONGEST = 4096;

    private static final int LONGEST_NAME = 255;

    /** @throws IllegalArgumentException with one sentence when it is not such a path */
    public PlacePath {
        if (!text.equals("/")) {
            check(text.startsWith("/"), text, "must begin with a slash");
            check(ByteText.bytes(text).length < LONGEST, text, "is too long");
            for (String part : text.substring(1).split("/", -1)) {
                checkName(part, text);
            }
        }
    }

    private static void checkName(String name, String path) {
        check(!name.isEmpty(), path, "must not have an empty part");
        check(!name.equals(".") && !name.equals(".."), path, "must not have '.' or '..' as a part");
        check(name.indexOf('\0') < 0, path.replace('\0', '?'), "must not have a NUL character");
        check(name.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF), path, "has half a character");
        check(ByteText.bytes(name).length <= LONGEST_NAME, path, "has a name of more than 255 bytes");
    }

    private static void check(boolean good, String path, String problem) {
        if (!good) {
            String shown = path.length() > LONGEST_NAME ? path.substring(0, LONGEST_NAME) + "..." : path;
            throw new IllegalArgumentException("The path '" + shown + "' " + problem + ".");
        }
    }

    /** A path as people write it: slashes that do not count are left out; nothing or null is the root. */
    public static PlacePath of(String text) {
        if (text == null) {
            return ROOT;
        }
        List<String> parts =
                Arrays.stream(text.split("/")).filter(part -> !part.isEmpty()).toList();
        check(parts.isEmpty() || text.startsWith("/"), text, "must begin with a slash");
        return new PlacePath("/" + String.join("/", parts));
    }

    /** @throws IllegalArgumentException with one sentence when a file cannot have this name */
    public PlacePath child(String name) {
        check(name.indexOf('/') < 0, name, "must be a single name, without a slash");
        checkName(name, name);
        return new PlacePath(isRoot() ? "/" + name : text + "/" + name);
    }

    public boolean isRoot() {
        return text.equals("/");
    }

    /** The last part; empty for the root. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** The folder around; the root's own is itself. */
    public PlacePath parent() {
        int slash = text.lastIndexOf('/');
        return slash <= 0 ? ROOT : new PlacePath(text.substring(0, slash));
    }

    /** Whether it is the given folder or somewhere in it. */
    public boolean isWithin(PlacePath folder) {
        return folder.isRoot() || equals(folder) || text.startsWith(folder.text + "/");
    }

    /** As the engine and its containers know it. */
    public byte[] bytes() {
        return ByteText.bytes(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
