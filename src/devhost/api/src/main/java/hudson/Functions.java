package hudson;

import java.io.PrintStream;

/** Functions of core's pages; here only what code uses. */
public class Functions {
    private Functions() {}

    public static void printStackTrace(Throwable t, PrintStream s) {
        t.printStackTrace(s);
    }
}
