package io.jenkins.plugins.windflow.json;

import java.io.IOException;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;

/** Reads the JSON object that a request carries. */
public final class JsonBody {
    private static final int LIMIT = 1024 * 1024;

    private JsonBody() {}

    public static Map<?, ?> read(StaplerRequest2 request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new IllegalArgumentException("The body is larger than " + LIMIT + " bytes.");
        }
        if (!(JsonAnswer.JSON.readValue(bytes, Object.class) instanceof Map<?, ?> body)) {
            throw new IllegalArgumentException("The body must be a JSON object.");
        }
        return body;
    }
}
