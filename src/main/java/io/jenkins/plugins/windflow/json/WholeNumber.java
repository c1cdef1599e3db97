package io.jenkins.plugins.windflow.json;

import hudson.Util;

/** Reads a number of a query. */
public final class WholeNumber {
    private WholeNumber() {}

    /**
     * The number in a parameter.
     *
     * @param name of the parameter, for the error
     * @param otherwise the number when it is left out
     * @throws IllegalArgumentException with one sentence when it is none
     */
    public static int parse(String name, String text, int otherwise) {
        String digits = Util.fixEmptyAndTrim(text);
        if (digits == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + name + "' must be a whole number, not '" + digits + "'.", e);
        }
    }
}
