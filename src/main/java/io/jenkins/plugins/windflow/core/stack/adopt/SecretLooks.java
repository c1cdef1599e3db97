package io.jenkins.plugins.windflow.core.stack.adopt;

import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells values that look like secrets from others, and finds a variable's name for each: nobody says which values are secrets once a
 * container runs, so that names and shapes have to.
 */
final class SecretLooks {
    private static final Pattern NAME = Pattern.compile(
            "(?i).*(passw|passphrase|secret|token|api_?key|private_?key|access_?key|credential|(^|[_-])(pw|pwd|pass|key|auth)([_-]|$)).*");
    /** Names that contain such a word and mean something else. */
    private static final Pattern HARMLESS =
            Pattern.compile("(?i).*(_file|_path|_dir|_url_?prefix|_ttl|_expiry|_timeout|_length|_size)$");
    /** A user's password inside an address. */
    private static final Pattern ADDRESS = Pattern.compile("(?s).*://[^/@\\s:]*:[^/@\\s]+@.*");
    /** An option such as {@code --password=x}. */
    private static final Pattern OPTION =
            Pattern.compile("(?is)-{1,2}[a-z0-9_-]*(pass|secret|token|key)[a-z0-9_-]*=.+");

    private static final int SHORTEST = 4;

    private final Map<Sensitive, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> values = new HashSet<>();

    /** The value of a variable of a service's environment. */
    Text variable(String service, String name, String value) {
        boolean secret = !value.isEmpty()
                && (NAME.matcher(name).matches() && !HARMLESS.matcher(name).matches()
                        || ADDRESS.matcher(value).matches());
        return secret ? secret(name, service + "_" + name, value) : Text.plain(value);
    }

    /** A word of a command or a check: secret where a value occurs that was found to be one, or an option says so. */
    Text word(String service, String value) {
        boolean secret = OPTION.matcher(value).matches()
                || ADDRESS.matcher(value).matches()
                || values.stream().anyMatch(value::contains);
        return secret ? secret(service + "_argument", service + "_argument", value) : Text.plain(value);
    }

    private Text secret(String wish, String otherwise, String value) {
        names.computeIfAbsent(Sensitive.of(value), any -> free(wish, otherwise));
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
        return Text.secret(value);
    }

    private String free(String wish, String otherwise) {
        String name = identifier(wish);
        if (!taken.add(name)) {
            name = identifier(otherwise);
            for (int number = 2; !taken.add(name); number++) {
                name = identifier(otherwise) + "_" + number;
            }
        }
        return name;
    }

    private static String identifier(String text) {
        String name = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** The name of the variable that stands for each value. */
    Map<Sensitive, String> names() {
        return names;
    }
}
