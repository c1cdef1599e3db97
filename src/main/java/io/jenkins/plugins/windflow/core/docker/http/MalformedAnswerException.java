package io.jenkins.plugins.windflow.core.docker.http;

import java.io.IOException;

/**
 * What came is not HTTP as an engine speaks it. The message is the rest of a sentence that begins with the endpoint.
 */
final class MalformedAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedAnswerException(String message) {
        super(message);
    }
}
