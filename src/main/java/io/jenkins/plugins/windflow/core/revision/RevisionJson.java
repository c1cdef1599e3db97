package io.jenkins.plugins.windflow.core.revision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Revisions and drafts as they are stored, format {@value #FORMAT}. */
final class RevisionJson {
    /** The format that this code writes, and the newest that it reads. */
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RevisionJson() {}

    static byte[] write(Revision revision) throws IOException {
        RevisionHeader header = revision.header();
        ObjectNode json = JSON.createObjectNode().put("format", FORMAT);
        json.put("number", header.number());
        json.put("environment", header.environment());
        json.put("project", header.project());
        json.put("time", header.time().toString());
        json.put("confirmed", header.confirmed().map(Instant::toString).orElse(null));
        json.put("operation", header.provenance().operation().value());
        json.put("submittedBy", header.provenance().submittedBy());
        json.put("cause", header.provenance().cause());
        json.put("buildUrl", header.provenance().buildUrl().orElse(null));
        json.put("commit", header.provenance().commit().orElse(null));
        json.put("returnTo", header.provenance().returnTo().orElse(null));
        json.set("options", options(header.options()));
        json.set("images", images(header.images()));
        json.set("blueprint", blueprint(revision.blueprint()));
        return JSON.writeValueAsBytes(json);
    }

    /** @throws IllegalArgumentException when this is no revision, or one that this code does not know */
    static Revision readRevision(byte[] content) throws IOException {
        JsonNode json = document(content);
        Provenance provenance = new Provenance(
                new OperationId(text(json, "operation")),
                text(json, "submittedBy"),
                text(json, "cause"),
                optional(json, "buildUrl"),
                optional(json, "commit"),
                number(json, "returnTo"));
        RevisionHeader header = new RevisionHeader(
                json.required("number").asInt(),
                text(json, "environment"),
                text(json, "project"),
                Instant.parse(text(json, "time")),
                optional(json, "confirmed").map(Instant::parse),
                provenance,
                readOptions(json.required("options")),
                readImages(json.required("images")));
        return new Revision(header, readBlueprint(json.required("blueprint")));
    }

    static byte[] write(RevisionDraft draft) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("format", FORMAT);
        json.put("operation", draft.operation().value());
        json.put("environment", draft.stack().environment());
        json.set("formerNames", texts(draft.stack().formerNames()));
        json.put("project", draft.stack().project());
        json.put("commit", draft.commit().orElse(null));
        json.put("returnTo", draft.returnTo().orElse(null));
        json.set("options", options(draft.options()));
        json.set("images", images(draft.images()));
        json.set("blueprint", blueprint(draft.blueprint()));
        return JSON.writeValueAsBytes(json);
    }

    /** @throws IllegalArgumentException when this is no draft, or one that this code does not know */
    static RevisionDraft readDraft(byte[] content) throws IOException {
        JsonNode json = document(content);
        return new RevisionDraft(
                new OperationId(text(json, "operation")),
                new StackName(text(json, "environment"), readTexts(json, "formerNames"), text(json, "project")),
                readBlueprint(json.required("blueprint")),
                readOptions(json.required("options")),
                optional(json, "commit"),
                number(json, "returnTo"),
                readImages(json.required("images")));
    }

    private static JsonNode document(byte[] content) throws IOException {
        JsonNode json = JSON.readTree(content);
        int format = json.path("format").asInt();
        if (format > FORMAT) {
            throw new IllegalArgumentException("it has format " + format + ", written by a newer Windflow");
        }
        if (format < 1) {
            throw new IllegalArgumentException("it does not say its format");
        }
        return json;
    }

    // Options

    private static ObjectNode options(DeployOptions options) {
        ObjectNode json = JSON.createObjectNode();
        json.put("pull", options.pull().map(PullPolicy::key).orElse(null));
        json.put("build", options.build().orElse(null));
        json.put("removeOrphans", options.removeOrphans());
        json.put("timeout", options.timeout().toString());
        json.put("minUptime", options.minUptime().toString());
        json.put("rollback", options.rollback());
        return json;
    }

    private static DeployOptions readOptions(JsonNode json) {
        JsonNode build = json.required("build");
        return new DeployOptions(
                optional(json, "pull").map(RevisionJson::pullPolicy),
                build.isNull() ? Optional.empty() : Optional.of(build.asBoolean()),
                json.required("removeOrphans").asBoolean(),
                Duration.parse(text(json, "timeout")),
                Duration.parse(text(json, "minUptime")),
                json.required("rollback").asBoolean());
    }

    private static PullPolicy pullPolicy(String key) {
        return List.of(PullPolicy.ALWAYS, PullPolicy.MISSING, PullPolicy.NEVER).stream()
                .filter(policy -> policy.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is no pull policy"));
    }

    // Images

    private static ObjectNode images(Map<String, ImageIdentity> images) {
        ObjectNode json = JSON.createObjectNode();
        images.forEach((service, image) -> json.putObject(service)
                .put("reference", image.reference())
                .put("id", image.id())
                .put("digest", image.digest().orElse(null)));
        return json;
    }

    private static Map<String, ImageIdentity> readImages(JsonNode json) {
        Map<String, ImageIdentity> images = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> images.put(
                        entry.getKey(),
                        new ImageIdentity(
                                text(entry.getValue(), "reference"),
                                text(entry.getValue(), "id"),
                                optional(entry.getValue(), "digest"))));
        return images;
    }

    // Blueprints

    private static ObjectNode blueprint(Blueprint blueprint) {
        ObjectNode json = JSON.createObjectNode();
        json.set("files", files(blueprint.files()));
        json.set("further", files(blueprint.further()));
        json.put("workspace", blueprint.workspace());
        json.put("projectDirectory", blueprint.projectDirectory().orElse(null));
        ObjectNode variables = json.putObject("variables");
        blueprint.variables().forEach((name, content) -> variables.set(name, content(content)));
        ObjectNode secrets = json.putObject("secrets");
        blueprint.secrets().forEach(secrets::put);
        json.set("profiles", texts(blueprint.profiles()));
        json.set("services", texts(blueprint.services()));
        return json;
    }

    private static Blueprint readBlueprint(JsonNode json) {
        Map<String, StoredContent> variables = new LinkedHashMap<>();
        json.required("variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), readContent(entry.getValue())));
        Map<String, String> secrets = new LinkedHashMap<>();
        json.required("secrets")
                .properties()
                .forEach(entry -> secrets.put(entry.getKey(), entry.getValue().asText()));
        return new Blueprint(
                readFiles(json.required("files")),
                readFiles(json.required("further")),
                json.required("workspace").asBoolean(),
                optional(json, "projectDirectory"),
                variables,
                secrets,
                readTexts(json, "profiles"),
                readTexts(json, "services"));
    }

    private static ArrayNode files(List<StoredFile> files) {
        ArrayNode json = JSON.createArrayNode();
        files.forEach(file -> json.add(content(file.content()).put("path", file.path())));
        return json;
    }

    private static List<StoredFile> readFiles(JsonNode json) {
        List<StoredFile> files = new ArrayList<>();
        json.forEach(file -> files.add(new StoredFile(text(file, "path"), readContent(file))));
        return files;
    }

    private static ObjectNode content(StoredContent content) {
        ObjectNode json = JSON.createObjectNode();
        return switch (content) {
            case StoredContent.Text(String text) -> json.put("text", text);
            case StoredContent.Bytes(String base64) -> json.put("base64", base64);
            case StoredContent.Withheld(String reason) -> json.put("withheld", reason);
        };
    }

    private static StoredContent readContent(JsonNode json) {
        if (json.has("text")) {
            return new StoredContent.Text(text(json, "text"));
        }
        return json.has("base64")
                ? new StoredContent.Bytes(text(json, "base64"))
                : new StoredContent.Withheld(text(json, "withheld"));
    }

    // Values

    private static String text(JsonNode json, String key) {
        JsonNode value = json.required(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("'" + key + "' is no text");
        }
        return value.asText();
    }

    private static Optional<String> optional(JsonNode json, String key) {
        return json.required(key).isNull() ? Optional.empty() : Optional.of(text(json, key));
    }

    private static Optional<Integer> number(JsonNode json, String key) {
        JsonNode value = json.required(key);
        return value.isNull() ? Optional.empty() : Optional.of(value.asInt());
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode json = JSON.createArrayNode();
        texts.forEach(json::add);
        return json;
    }

    private static List<String> readTexts(JsonNode json, String key) {
        List<String> texts = new ArrayList<>();
        json.required(key).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
