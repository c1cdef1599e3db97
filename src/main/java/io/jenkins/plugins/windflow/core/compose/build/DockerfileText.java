package io.jenkins.plugins.windflow.core.compose.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a Dockerfile apart into instructions: directives, comments, continued lines and here-documents (Dockerfile
 * reference, "Format", "Parser directives", "Here-Documents"). It does not judge: whatever it does not understand is for
 * the engine to refuse.
 */
final class DockerfileText {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Set<String> DIRECTIVES = Set.of("syntax", "escape", "check");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("\\d*<<(-?)([\"']?)([^<\\s\"']+)\\2");
    private static final Set<String> TAKES_HERE_DOCUMENTS = Set.of("RUN", "COPY", "ADD");

    private final List<String> lines;
    private final List<Instruction> instructions = new ArrayList<>();
    private char escape = '\\';
    private int next;

    private DockerfileText(String text) {
        this.lines = text.replaceFirst("^\uFEFF", "").lines().toList();
    }

    static List<Instruction> instructions(String text) {
        DockerfileText file = new DockerfileText(text);
        file.directives();
        while (file.next < file.lines.size()) {
            file.instruction();
        }
        return file.instructions;
    }

    /** Directives are comments at the very top; the first other line ends them. */
    private void directives() {
        while (next < lines.size()) {
            Matcher directive = DIRECTIVE.matcher(lines.get(next).strip());
            if (!directive.matches()) {
                return;
            }
            String name = directive.group(1).toLowerCase(Locale.ROOT);
            if (!DIRECTIVES.contains(name)) {
                return;
            }
            if (name.equals("escape") && directive.group(2).equals("`")) {
                escape = '`';
            }
            next++;
        }
    }

    private void instruction() {
        int first = next;
        String whole = continued();
        if (whole.isEmpty()) {
            return;
        }
        List<String> words = words(whole);
        String keyword = words.getFirst().toUpperCase(Locale.ROOT);
        List<String> flags = words.stream()
                .skip(1)
                .takeWhile(word -> word.startsWith("--") && word.length() > 2)
                .toList();
        List<String> arguments = words.subList(1 + flags.size(), words.size());
        boolean hereDocument = TAKES_HERE_DOCUMENTS.contains(keyword) && skipHereDocuments(arguments);
        instructions.add(new Instruction(first + 1, keyword, flags, arguments, hereDocument));
    }

    /** A line with those that continue it, as one; comments and empty lines in between count for nothing. */
    private String continued() {
        StringBuilder whole = new StringBuilder();
        boolean more = true;
        while (more && next < lines.size()) {
            String line = lines.get(next++).strip();
            if (line.startsWith("#") || line.isEmpty()) {
                more = !whole.isEmpty();
                continue;
            }
            more = isContinued(line);
            whole.append(more ? line.substring(0, line.length() - 1) + " " : line);
        }
        return whole.toString().strip();
    }

    private boolean isContinued(String line) {
        int last = line.length() - 1;
        return line.charAt(last) == escape && (last == 0 || line.charAt(last - 1) != escape);
    }

    /** Words between blanks; blanks inside quotes do not count. */
    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == escape && quote != '\'' && i + 1 < line.length()) {
                word.append(c).append(line.charAt(++i));
            } else if (quote == 0 && Character.isWhitespace(c)) {
                addWord(word, words);
            } else {
                quote = quoteAfter(c, quote);
                word.append(c);
            }
        }
        addWord(word, words);
        return words;
    }

    private static char quoteAfter(char c, char quote) {
        if (quote == 0) {
            return c == '"' || c == '\'' ? c : 0;
        }
        return c == quote ? 0 : quote;
    }

    private static void addWord(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** Goes behind the lines of the here-documents that an instruction has; one that never ends is left alone. */
    private boolean skipHereDocuments(List<String> arguments) {
        boolean any = false;
        for (String word : arguments) {
            Matcher here = HERE_DOCUMENT.matcher(word);
            if (here.matches()) {
                any = true;
                skipTo(here.group(3), !here.group(1).isEmpty());
            }
        }
        return any;
    }

    private void skipTo(String end, boolean indented) {
        for (int i = next; i < lines.size(); i++) {
            String line = indented ? lines.get(i).replaceFirst("^\t+", "") : lines.get(i);
            if (line.equals(end)) {
                next = i + 1;
                return;
            }
        }
    }
}
