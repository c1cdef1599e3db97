package devhost.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The segments of a URL's path and how many of them are used up. */
final class PathTokens {
    private final List<String> raw = new ArrayList<>();
    private final boolean endsWithSlash;
    private int next;

    PathTokens(String path) {
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                raw.add(segment.replaceFirst(";.*", ""));
            }
        }
        endsWithSlash = path.endsWith("/");
    }

    boolean hasMore() {
        return next < raw.size();
    }

    int remaining() {
        return raw.size() - next;
    }

    boolean endsWithSlash() {
        return endsWithSlash;
    }

    String peek() {
        return decode(raw.get(next));
    }

    String take() {
        return decode(raw.get(next++));
    }

    int position() {
        return next;
    }

    void back(int position) {
        next = position;
    }

    /** Path of the segments that are used up, without a slash at its end. */
    String taken() {
        return next == 0 ? "" : "/" + String.join("/", raw.subList(0, next));
    }

    /** Decoded path of the segments that are left; empty when there are none. */
    String rest() {
        StringBuilder rest = new StringBuilder();
        raw.subList(next, raw.size()).forEach(segment -> rest.append('/').append(decode(segment)));
        return endsWithSlash && next > 0 ? rest.append('/').toString() : rest.toString();
    }

    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
