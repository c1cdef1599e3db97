package hudson;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text functions of core. */
public class Util {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\}|\\$)");

    private Util() {}

    public static String fixNull(String s) {
        return s == null ? "" : s;
    }

    public static String fixEmpty(String s) {
        return s == null || s.isEmpty() ? null : s;
    }

    public static String fixEmptyAndTrim(String s) {
        return s == null ? null : fixEmpty(s.trim());
    }

    /** Escapes for HTML. */
    public static String escape(String text) {
        if (text == null) {
            return null;
        }
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#039;").replace("\n", "<br>");
    }

    public static String xmlEscape(String text) {
        return text == null ? null : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Encodes one segment of a URL's path. */
    public static String rawEncode(String s) {
        return URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
    }

    /** Replaces {@code $NAME} and <code>${NAME}</code>; unknown names stay. */
    public static String replaceMacro(String s, Map<String, String> properties) {
        if (s == null) {
            return null;
        }
        return VARIABLE.matcher(s).replaceAll(match -> {
            String key = match.group(1);
            String name = key.startsWith("{") ? key.substring(1, key.length() - 1) : key;
            String value = key.equals("$") ? "$" : properties.get(name);
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }
}
