package org.kohsuke.stapler;

/** The request that the current thread handles. */
public class Stapler {
    private static final ThreadLocal<StaplerRequest2> REQUEST = new ThreadLocal<>();
    private static final ThreadLocal<StaplerResponse2> RESPONSE = new ThreadLocal<>();

    private Stapler() {}

    /** Null outside of a request. */
    public static StaplerRequest2 getCurrentRequest2() {
        return REQUEST.get();
    }

    /** Called by the host around a request. */
    public static void setCurrent(StaplerRequest2 request, StaplerResponse2 response) {
        REQUEST.set(request);
        RESPONSE.set(response);
    }
}
