package devhost.casc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces <code>${NAME}</code>, <code>${NAME:-default}</code>, <code>${readFile:/path}</code>; {@code ^$} escapes. */
final class Variables {
    private static final Logger LOGGER = Logger.getLogger(Variables.class.getName());
    private static final Pattern VARIABLE = Pattern.compile("(\\^?)\\$\\{([^{}]+)}");

    private Variables() {}

    static String resolve(String text) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(match -> {
            String value = match.group(1).isEmpty() ? lookup(match.group(2)) : "${" + match.group(2) + "}";
            return Matcher.quoteReplacement(value);
        });
    }

    /** Escapes a text for an export, so that reading it gives the same text. */
    static String encode(String text) {
        return text.replace("${", "^${");
    }

    private static String lookup(String expression) {
        int colon = expression.indexOf(":-");
        String name = colon < 0 ? expression : expression.substring(0, colon);
        String value = known(name);
        if (value != null) {
            return value;
        }
        if (colon >= 0) {
            return expression.substring(colon + 2);
        }
        LOGGER.log(Level.WARNING, "Configuration import: Found unresolved variable ''{0}''."
                + " Will default to empty string", name);
        return "";
    }

    private static String known(String name) {
        int colon = name.indexOf(':');
        String argument = name.substring(colon + 1);
        return switch (colon < 0 ? "" : name.substring(0, colon)) {
            case "readFile", "file" -> new String(bytes(argument), StandardCharsets.UTF_8);
            case "readFileBase64", "fileBase64" -> Base64.getEncoder().encodeToString(bytes(argument));
            case "base64" -> Base64.getEncoder().encodeToString(argument.getBytes(StandardCharsets.UTF_8));
            case "sysProp" -> System.getProperty(argument, "");
            default -> System.getenv(name);
        };
    }

    private static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Error looking up file " + path, e);
        }
    }
}
