package io.jenkins.plugins.windflow.json;

import java.io.IOException;
import java.time.Duration;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A request that asks for too much, or in a way that is not taken: it is answered so, wherever it is thrown. */
public final class RefusedRequest extends RuntimeException implements HttpResponse {
    private static final long serialVersionUID = 1L;
    private static final int TOO_LARGE = 413;
    private static final int WRONG_TYPE = 415;
    private static final int TOO_MANY = 429;

    private final int status;
    private final Duration wait;

    private RefusedRequest(int status, Duration wait, String sentence) {
        super(sentence);
        this.status = status;
        this.wait = wait;
    }

    /** @param most bytes that would have been taken */
    public static RefusedRequest tooLarge(String what, long most) {
        return new RefusedRequest(
                TOO_LARGE,
                Duration.ZERO,
                "The " + what + " is larger than " + most + " bytes, the most that is taken here.");
    }

    static RefusedRequest wrongType(String sentence) {
        return new RefusedRequest(WRONG_TYPE, Duration.ZERO, sentence);
    }

    static RefusedRequest tooMany(String what, Duration wait) {
        long seconds = seconds(wait);
        return new RefusedRequest(
                TOO_MANY,
                wait,
                "You ask for too many " + what + " in a short time: try again in " + seconds
                        + (seconds == 1 ? " second." : " seconds."));
    }

    private static long seconds(Duration wait) {
        return Math.max(1, (long) Math.ceil(wait.toMillis() / 1000.0));
    }

    @Override
    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node) throws IOException {
        if (status == TOO_MANY) {
            rsp.setHeader("Retry-After", String.valueOf(seconds(wait)));
        }
        JsonAnswer.error(status, getMessage()).generateResponse(req, rsp, node);
    }
}
