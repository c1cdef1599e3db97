package hudson;

/** How this controller was started. */
public class Main {
    /** Set by the test harness. */
    public static boolean isUnitTest;

    public static boolean isDevelopmentMode;

    private Main() {}
}
