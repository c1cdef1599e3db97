package io.jenkins.plugins.windflow.api.file;

import io.jenkins.plugins.windflow.core.file.PlacePath;
import io.jenkins.plugins.windflow.json.JsonBody;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kohsuke.stapler.StaplerRequest2;

/** What the body of a request about files says. Names stay as they are, blanks and all. */
final class FileFields {
    /** Octal digits, or clauses as chmod(1) knows them. */
    private static final Pattern MODE = Pattern.compile("[0-7]{3,4}|[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*");

    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,10}(:[0-9]{1,10})?|:[0-9]{1,10}");
    private static final Pattern NAMES =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?|:[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private final Map<?, ?> values;

    private FileFields(Map<?, ?> values) {
        this.values = values;
    }

    static FileFields of(StaplerRequest2 request) throws IOException {
        return new FileFields(JsonBody.read(request));
    }

    String text(String name) {
        if (!(values.get(name) instanceof String text) || text.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' must be a text.");
        }
        return text;
    }

    PlacePath path(String name) {
        return PlacePath.of(text(name));
    }

    boolean flag(String name) {
        Object value = values.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw new IllegalArgumentException("'" + name + "' must be true or false.");
        }
        return Boolean.TRUE.equals(value);
    }

    /** For the audit log. */
    String fromTo() {
        return text("from") + " -> " + text("to");
    }

    /** Paths, at least one. */
    List<String> items() {
        if (!(values.get("items") instanceof List<?> items)
                || items.isEmpty()
                || !items.stream().allMatch(String.class::isInstance)) {
            throw new IllegalArgumentException("'items' must be a list of paths.");
        }
        return items.stream().map(String.class::cast).toList();
    }

    String mode() {
        String mode = text("mode");
        if (!MODE.matcher(mode).matches()) {
            throw new IllegalArgumentException("'" + mode + "' is no mode: write 644, 0755 or u+x,go-w.");
        }
        return mode;
    }

    /** @param names whether users and groups have names there; those of a volume are nobody's but the application's */
    String owner(boolean names) {
        String owner = text("owner");
        if (!(names ? NAMES : NUMBERS).matcher(owner).matches()) {
            throw new IllegalArgumentException(
                    names
                            ? "'" + owner + "' is no owner: write www-data, 1000:1000 or :staff."
                            : "'" + owner
                                    + "' is no owner here: a volume knows numbers only, write 1000 or 1000:1000.");
        }
        return owner;
    }
}
