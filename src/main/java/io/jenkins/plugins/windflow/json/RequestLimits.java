package io.jenkins.plugins.windflow.json;

import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.springframework.security.core.Authentication;

/**
 * What a request to the API may ask for: types and sizes of bodies, and how much in a minute. Every request passes
 * {@link #pass} before anything else looks at it; nobody else counts or measures. See docs/limits.md.
 */
public final class RequestLimits {
    /** The largest JSON body; Compose files of a stack and the text of an edited file are in such bodies. */
    public static final int JSON_BYTES = 4 * 1024 * 1024;
    /** Reads of one person in a minute. A page needs a few, and then lives on its event stream. */
    static final int READS_PER_MINUTE = 3_000;
    /** Reads that make an engine work hard count as so many: by the last word of their address. */
    static final Map<String, Integer> COSTLY_READS =
            Map.of("usage", 50, "export", 50, "archive", 20, "download", 20, "sizes", 50, "diff", 5);

    private static final String JSON = "application/json";
    /** Bodies that are passed on as they come. */
    private static final Set<String> STREAMED =
            Set.of("application/octet-stream", "application/x-tar", "application/gzip", "application/zip");

    private RequestLimits() {}

    /**
     * Lets a request in, or not.
     *
     * @throws RefusedRequest with the status 413, 415 or 429
     */
    public static void pass(StaplerRequest2 request) {
        if (request.getMethod().equals("POST")) {
            checkBody(request);
            charge(1, request.getRemoteAddr());
        } else {
            take("reads", cost(request.getRequestURI()), READS_PER_MINUTE, request.getRemoteAddr());
        }
    }

    /**
     * Counts further changes that one request asks for, beside its own.
     *
     * @throws RefusedRequest when they are too many; nothing should have been changed then
     */
    public static void charge(int changes) {
        if (changes > 0) {
            charge(changes, "");
        }
    }

    /** The largest upload that is taken now, in bytes. */
    public static long uploadBytes() {
        return WindflowConfiguration.get().uploadBytes();
    }

    /** The body of an upload, which cannot be read beyond {@link #uploadBytes}. */
    public static InputStream upload(StaplerRequest2 request) throws IOException {
        return new LimitedInput(request.getInputStream(), uploadBytes());
    }

    private static void charge(int changes, String address) {
        take("changes", changes, WindflowConfiguration.get().changesPerMinute(), address);
    }

    private static void checkBody(StaplerRequest2 request) {
        long length = request.getContentLengthLong();
        boolean hasBody = length > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody) {
            return;
        }
        String type = mediaType(request.getContentType());
        if (type.equals(JSON)) {
            if (length > JSON_BYTES) {
                throw RefusedRequest.tooLarge("body", JSON_BYTES);
            }
        } else if (!STREAMED.contains(type)) {
            throw RefusedRequest.wrongType("The body must be " + JSON + ", or application/octet-stream for an upload"
                    + (type.isEmpty() ? "." : ", not " + type + "."));
        } else if (length > uploadBytes()) {
            throw RefusedRequest.tooLarge("upload", uploadBytes());
        }
    }

    private static String mediaType(String header) {
        return header == null ? "" : header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static int cost(String address) {
        return COSTLY_READS.getOrDefault(address.substring(address.lastIndexOf('/') + 1), 1);
    }

    /** Nobody who is not logged in takes anything away from others who are not, unless they share an address. */
    private static void take(String what, int tokens, int perMinute, String address) {
        Authentication person = Jenkins.getAuthentication2();
        String caller =
                person.equals(Jenkins.ANONYMOUS2) ? what + " from " + address : what + " of " + person.getName();
        Duration wait = WindflowRuntime.get().buckets().take(caller, tokens, perMinute);
        if (wait.isPositive()) {
            throw RefusedRequest.tooMany(what, wait);
        }
    }

    /** Reads a body of at most so many bytes, whether or not its length was told. */
    static byte[] read(StaplerRequest2 request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(JSON_BYTES + 1);
        if (bytes.length > JSON_BYTES) {
            throw RefusedRequest.tooLarge("body", JSON_BYTES);
        }
        return bytes;
    }
}
