package io.jenkins.plugins.windflow.core.compose.load.syntax;

import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits {@code command} and {@code entrypoint} strings into words by the quoting rules of a shell, without running
 * one. Operators such as {@code &&} or {@code >} would silently mean nothing, so they are refused with the way out.
 */
public final class CommandWords {
    private static final String OPERATORS = ";&|<>";

    private final Interpolated source;
    private final String text;
    private final List<Text> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean started;
    private int at;

    private CommandWords(Interpolated source) {
        this.source = source;
        this.text = source.text();
    }

    /** The words; those that may hold a part of a secret are secret. */
    public static List<Text> split(Interpolated command) throws SyntaxException {
        return new CommandWords(command).words();
    }

    private List<Text> words() throws SyntaxException {
        while (at < text.length()) {
            char current = text.charAt(at);
            switch (current) {
                case ' ', '\t', '\r', '\n' -> endWord();
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                default -> plain(current);
            }
            at++;
        }
        endWord();
        return words;
    }

    private void plain(char current) throws SyntaxException {
        if (OPERATORS.indexOf(current) >= 0) {
            throw new SyntaxException("The character " + current + " needs a shell, and none runs this command: write "
                    + "[\"sh\", \"-c\", \"...\"], or put the character in quotes.");
        }
        started = true;
        word.append(current);
    }

    private void escaped() throws SyntaxException {
        at++;
        if (at == text.length()) {
            throw new SyntaxException("The command ends with a backslash that escapes nothing.");
        }
        started = true;
        word.append(text.charAt(at));
    }

    private void singleQuoted() throws SyntaxException {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw unclosed();
        }
        started = true;
        word.append(text, at + 1, end);
        at = end;
    }

    private void doubleQuoted() throws SyntaxException {
        started = true;
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            word.append(text.charAt(at));
        }
        if (at == text.length()) {
            throw unclosed();
        }
    }

    private static SyntaxException unclosed() {
        return new SyntaxException("A quote is opened in the command but never closed.");
    }

    private void endWord() {
        if (started) {
            boolean secret = source.secretFrom() >= 0 && source.secretFrom() < at;
            words.add(new Text(word.toString(), secret));
            word.setLength(0);
            started = false;
        }
    }
}
