package io.jenkins.plugins.windflow.core.compose.load.syntax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers of processors such as {@code 0.5} or {@code 2}, as the engine counts them: in billionths. */
public final class ProcessorCounts {
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}(\\.\\d{1,30})?");
    private static final int DIGITS = 9;

    private ProcessorCounts() {}

    public static long parse(String text) throws SyntaxException {
        if (!COUNT.matcher(text).matches()) {
            throw new SyntaxException("This is not a number of processors: write for example 0.5 or 2.");
        }
        return new BigDecimal(text)
                .movePointRight(DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The text for a number of billionths. */
    public static String print(long nanoCpus) {
        return BigDecimal.valueOf(nanoCpus, DIGITS).stripTrailingZeros().toPlainString();
    }
}
