package io.jenkins.plugins.windflow.core.docker;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Puts names into paths and queries of the Docker API, so that no name can reach another resource than its own. */
public final class EnginePath {
    private static final String UNRESERVED = "-._~";

    private EnginePath() {}

    /**
     * A path of the given segments, for example {@code of("containers", name, "json")}. The slashes of an image's
     * name stay.
     *
     * @throws EngineException when a segment is empty or would leave its place
     */
    public static String of(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            for (String part : segment.split("/", -1)) {
                if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                    throw new EngineException(
                            Kind.BAD_REQUEST, "'" + segment + "' is not a name an engine could know.", null);
                }
            }
            encode(path.append('/'), segment, "/:@");
        }
        return path.toString();
    }

    /** A path with a query; keys in alphabetical order. */
    static String withQuery(String path, Map<String, String> query) {
        StringBuilder target = new StringBuilder(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : new TreeMap<>(query).entrySet()) {
            encode(target.append(separator), parameter.getKey(), "");
            encode(target.append('='), parameter.getValue(), "");
            separator = '&';
        }
        return target.toString();
    }

    /** A query of one parameter whose value is bytes: the name of a file need not be text. */
    static String withBytes(String path, String key, byte[] value) {
        StringBuilder target = new StringBuilder(path).append('?');
        encode(target, key, "");
        encode(target.append('='), value, "/");
        return target.toString();
    }

    private static void encode(StringBuilder out, String text, String alsoPlain) {
        encode(out, text.getBytes(StandardCharsets.UTF_8), alsoPlain);
    }

    private static void encode(StringBuilder out, byte[] bytes, String alsoPlain) {
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || UNRESERVED.indexOf(c) >= 0
                    || alsoPlain.indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }
}
