package io.jenkins.plugins.windflow.core.compose.load.syntax;

import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of bytes such as {@code 64m} or {@code 1.5GB}, by powers of 1024 (Compose Specification, "Specifying byte
 * values").
 */
public final class ByteSizes {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?) ?([kmgtp]?)i?b?");
    private static final String UNITS = "kmgtp";

    private ByteSizes() {}

    public static ByteSize parse(String text) throws SyntaxException {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw notASize();
        }
        int exponent = size.group(2).isEmpty() ? 0 : UNITS.indexOf(size.group(2)) + 1;
        BigDecimal bytes =
                new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(1024).pow(exponent));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw notASize();
        }
        return new ByteSize(bytes.longValue());
    }

    private static SyntaxException notASize() {
        return new SyntaxException("This is not an amount of bytes: write for example 67108864, 64m or 1gb.");
    }
}
