package io.jenkins.plugins.windflow.json;

import java.io.IOException;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;

/** Reads the JSON object that a request carries. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * The object.
     *
     * @throws IllegalArgumentException with one sentence when the body is none
     * @throws RefusedRequest when it is larger than {@link RequestLimits#JSON_BYTES}
     */
    public static Map<?, ?> read(StaplerRequest2 request) throws IOException {
        if (!(JsonAnswer.JSON.readValue(RequestLimits.read(request), Object.class) instanceof Map<?, ?> body)) {
            throw new IllegalArgumentException("The body must be a JSON object.");
        }
        return body;
    }
}
