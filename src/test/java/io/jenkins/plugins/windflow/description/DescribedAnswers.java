package io.jenkins.plugins.windflow.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;

/** Holds answers of the API that tests happen to get against the description: so every test of an address is one of its schema. */
public final class DescribedAnswers {
    private static final String API = "/windflow/api/";
    private static final int FIRST_ERROR = 400;

    private DescribedAnswers() {}

    /**
     * Looks at an answer if it is one of the API and JSON.
     *
     * @throws AssertionError with every place where it is not as {@code docs/openapi.yaml} says
     */
    public static void check(HttpResponse<String> answer) {
        String path = answer.request().uri().getRawPath();
        int begin = path.indexOf(API);
        boolean isJson = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        if (begin >= 0 && isJson) {
            ApiDescription.get()
                    .answering(answer.request().method(), path.substring(begin + "/windflow".length()))
                    .ifPresent(operation -> check(operation, answer));
        }
    }

    private static void check(ApiOperation operation, HttpResponse<String> answer) {
        int status = answer.statusCode();
        JsonNode schema = status < FIRST_ERROR
                ? operation.answer(status)
                : ApiDescription.get().target("openapi/common.yaml#/schemas/Error");
        List<String> faults = schema.isMissingNode()
                ? List.of("no JSON answer with the status " + status + " is described")
                : Shape.faults(ApiDescription.get(), schema, parse(answer.body()));
        if (!faults.isEmpty()) {
            throw new AssertionError(operation + " does not answer as docs/openapi.yaml says:\n  "
                    + String.join("\n  ", faults) + "\n" + answer.body());
        }
    }

    private static JsonNode parse(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The answer is not JSON: " + body, e);
        }
    }
}
