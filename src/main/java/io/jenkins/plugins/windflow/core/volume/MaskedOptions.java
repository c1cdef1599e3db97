package io.jenkins.plugins.windflow.core.volume;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes passwords out of the options of a volume driver. */
public final class MaskedOptions {
    private static final String MASK = "***";
    /** In mount options: {@code username=me,password=secret,vers=3.0}; a password may hold anything but a comma. */
    private static final Pattern MOUNT_OPTION =
            Pattern.compile("\\b(pass(?:word|wd)?2?|pw|cred(?:entials)?|secret)=[^,]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern SECRET_NAME = Pattern.compile(".*(passw|passphrase|secret|token|credential|key).*");

    private MaskedOptions() {}

    /** The options as those may see them who may not see secrets. */
    public static Map<String, String> of(Map<String, String> options) {
        Map<String, String> masked = new LinkedHashMap<>();
        options.forEach((name, value) -> masked.put(
                name,
                SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()
                        ? MASK
                        : MOUNT_OPTION.matcher(value).replaceAll("$1=" + MASK)));
        return Collections.unmodifiableMap(masked);
    }
}
