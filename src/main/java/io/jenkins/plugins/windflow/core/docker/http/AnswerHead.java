package io.jenkins.plugins.windflow.core.docker.http;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Status line and header fields of an answer (RFC 9112), with limits on all that the other side could make too big.
 *
 * @param persistent whether the other side keeps the connection open after the answer
 */
record AnswerHead(int status, HttpHeaders headers, boolean persistent) {
    private static final int LONGEST_LINE = 32 * 1024;
    private static final int MOST_FIELDS = 200;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_INTERIM_ANSWERS = 16;
    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.([01]) ([1-5][0-9][0-9])(?: .*)?", Pattern.DOTALL);
    /** Other than letters and digits, in the names of fields. */
    private static final String NAME_SYMBOLS = "!#$%&'*+-.^_`|~";

    /** The first byte of a TLS alert record. */
    private static final int TLS_ALERT = 0x15;

    /** Reads the final answer's head; interim answers (1xx) before it are passed over. */
    static AnswerHead read(Wire wire, boolean upgrade) throws IOException {
        for (int i = 0; i <= MOST_INTERIM_ANSWERS; i++) {
            AnswerHead head = readOne(wire);
            if (head.status >= 200 || head.status == 101 && upgrade) {
                return head;
            }
            if (head.status == 101) {
                throw new MalformedAnswerException("switched protocols without being asked");
            }
        }
        throw new MalformedAnswerException("sent more than " + MOST_INTERIM_ANSWERS + " interim answers");
    }

    private static AnswerHead readOne(Wire wire) throws IOException {
        Matcher status = statusLine(wire);
        HttpHeaders headers = new HttpHeaders();
        int fields = 0;
        int bytes = 0;
        for (String line = header(wire); !line.isEmpty(); line = header(wire)) {
            bytes += line.length();
            if (++fields > MOST_FIELDS || bytes > MOST_BYTES) {
                throw new MalformedAnswerException(
                        "sent more than " + MOST_FIELDS + " header fields or " + MOST_BYTES / 1024 + " KiB of them");
            }
            addField(line, headers);
        }
        boolean keepAlive = status.group(1).equals("1") && !headers.lists("Connection", "close");
        return new AnswerHead(Integer.parseInt(status.group(2)), headers, keepAlive);
    }

    private static Matcher statusLine(Wire wire) throws IOException {
        if (wire.peek() == TLS_ALERT) {
            throw new MalformedAnswerException("answers with TLS; use a TLS connection for this port");
        }
        String line = wire.line(LONGEST_LINE, "status line");
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) {
            throw new MalformedAnswerException("does not speak HTTP as a Docker engine does; it sent: " + shown(line));
        }
        return matcher;
    }

    /** Without a regular expression, which would be half the work of a small call. */
    private static void addField(String line, HttpHeaders headers) throws MalformedAnswerException {
        int colon = line.indexOf(':');
        if (colon < 1
                || !line.chars().limit(colon).allMatch(AnswerHead::isInName)
                || line.indexOf('\r') >= 0
                || line.indexOf('\0') >= 0) {
            throw new MalformedAnswerException("sent a malformed header line: " + shown(line));
        }
        int begin = colon + 1;
        int end = line.length();
        while (begin < end && isBlank(line.charAt(begin))) {
            begin++;
        }
        while (begin < end && isBlank(line.charAt(end - 1))) {
            end--;
        }
        headers.add(line.substring(0, colon), line.substring(begin, end));
    }

    private static boolean isInName(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || NAME_SYMBOLS.indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String header(Wire wire) throws IOException {
        return wire.line(LONGEST_LINE, "header line");
    }

    /** The beginning of what came, without anything that could harm a log or a page. */
    static String shown(String text) {
        String start = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return "'" + start.replaceAll("[^ -~]", "?") + "'";
    }

    /** Whether an answer to the method has no content whatever its header fields say (RFC 9112 section 6.3). */
    boolean withoutContent(String method) {
        return method.equals("HEAD") || status == 204 || status == 304;
    }
}
