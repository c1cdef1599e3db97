package hudson.model;

import hudson.util.StreamTaskListener;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Formatter;

/** Takes what a task has to say. */
public interface TaskListener extends Serializable {
    /** Swallows everything. */
    TaskListener NULL = new StreamTaskListener(PrintStream.nullOutputStream());

    PrintStream getLogger();

    default Charset getCharset() {
        return StandardCharsets.UTF_8;
    }

    /** A link in the log; here its text. */
    default void hyperlink(String url, String text) throws IOException {
        getLogger().print(text);
    }

    default PrintWriter error(String msg) {
        getLogger().println("ERROR: " + msg);
        return writer();
    }

    default PrintWriter error(String format, Object... args) {
        return error(new Formatter().format(format, args).toString());
    }

    private PrintWriter writer() {
        return new PrintWriter(new OutputStreamWriter(getLogger(), getCharset()), true);
    }
}
