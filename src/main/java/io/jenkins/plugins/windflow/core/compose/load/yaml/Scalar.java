package io.jenkins.plugins.windflow.core.compose.load.yaml;

/**
 * A single value.
 *
 * @param type what YAML takes the text for
 * @param text the content; of unquoted numbers in the form in which {@code docker compose} passes them on
 * @param secretFrom index of the first character that came from a secret; negative if none did
 */
public record Scalar(Position position, Directive directive, Type type, String text, int secretFrom) implements Node {
    /** The types of YAML 1.2's core schema. */
    public enum Type {
        STRING,
        INTEGER,
        FLOAT,
        BOOLEAN,
        NULL,
        /** Something was wrong with the value and has been reported: nothing further is to be said about it. */
        REPORTED
    }

    private static final int NO_SECRET = -1;

    public static Scalar of(Position position, Directive directive, Type type, String text) {
        return new Scalar(position, directive, type, text, NO_SECRET);
    }

    public static Scalar string(Position position, String text) {
        return of(position, Directive.NONE, Type.STRING, text);
    }

    public static Scalar nothing(Position position) {
        return of(position, Directive.NONE, Type.NULL, "");
    }

    public static Scalar reported(Position position) {
        return of(position, Directive.NONE, Type.REPORTED, "");
    }

    /** The same place with another string in it. */
    public Scalar withText(String newText, int newSecretFrom) {
        return new Scalar(position, directive, Type.STRING, newText, newSecretFrom);
    }

    /** The characters from {@code begin} to {@code end} (exclusive) as a value of their own. */
    public Scalar slice(int begin, int end) {
        boolean secret = secretFrom >= 0 && secretFrom < end;
        return new Scalar(
                position,
                directive,
                Type.STRING,
                text.substring(begin, end),
                secret ? Math.max(0, secretFrom - begin) : NO_SECRET);
    }

    public boolean isNull() {
        return type == Type.NULL;
    }

    public boolean isSecret() {
        return secretFrom >= 0;
    }

    @Override
    public long weight() {
        return 1;
    }

    @Override
    public String kindName() {
        return switch (type) {
            case STRING -> "a string";
            case INTEGER, FLOAT -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL, REPORTED -> "an empty value";
        };
    }

    /** Never the text: it may hold a secret. */
    @Override
    public String toString() {
        return kindName() + " at " + position;
    }
}
