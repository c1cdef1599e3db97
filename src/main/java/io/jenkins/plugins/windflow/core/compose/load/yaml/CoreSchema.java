package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what an unquoted scalar is, and how {@code docker compose} passes it on as text. Types are those of YAML
 * 1.2's core schema; the number forms beyond it that Compose's own reader knows (leading zero for octal, {@code 0b},
 * {@code _}) are read as Compose reads them, because a file must not mean two things.
 */
final class CoreSchema {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUTHS = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSEHOODS = Set.of("false", "False", "FALSE");
    private static final int LONGEST_NUMBER = 400;
    private static final int BITS_OF_LONG = 64;

    private CoreSchema() {}

    static Scalar resolve(Position position, Directive directive, String text) {
        if (NULLS.contains(text)) {
            return Scalar.of(position, directive, Scalar.Type.NULL, "");
        }
        if (TRUTHS.contains(text) || FALSEHOODS.contains(text)) {
            return Scalar.of(position, directive, Scalar.Type.BOOLEAN, text.toLowerCase(Locale.ROOT));
        }
        if (mayBeNumber(text)) {
            String integer = integer(text.replace("_", ""));
            if (integer != null) {
                return Scalar.of(position, directive, Scalar.Type.INTEGER, integer);
            }
            String real = real(text);
            if (real != null) {
                return Scalar.of(position, directive, Scalar.Type.FLOAT, real);
            }
        }
        return Scalar.of(position, directive, Scalar.Type.STRING, text);
    }

    private static boolean mayBeNumber(String text) {
        char first = text.charAt(0);
        return text.length() <= LONGEST_NUMBER
                && (first == '+' || first == '-' || first == '.' || (first >= '0' && first <= '9'));
    }

    private static String integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = 10;
        if (digits.startsWith("0x")) {
            radix = 16;
        } else if (digits.startsWith("0o")) {
            radix = 8;
        } else if (digits.startsWith("0b")) {
            radix = 2;
        }
        if (radix != 10) {
            digits = digits.substring(2);
        } else if (digits.length() > 1 && digits.startsWith("0") && allDigits(digits, 8)) {
            radix = 8;
        }
        if (digits.isEmpty() || !allDigits(digits, radix)) {
            return null;
        }
        BigInteger value = new BigInteger(digits, radix);
        // Beyond 64 bits every reader loses digits but ours: such a "number" is an identifier.
        return value.bitLength() > BITS_OF_LONG ? text : (negative ? value.negate() : value).toString();
    }

    private static boolean allDigits(String text, int radix) {
        return text.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    }

    private static String real(String text) {
        if (!text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)
                || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? null : shortest(value);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Shortest form that reads back as the same number; exponents from 10^6 and below 10^-4 on, as Compose prints. */
    private static String shortest(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String magnitude = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + magnitude;
    }
}
