package io.jenkins.plugins.windflow.description;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code docs/openapi.yaml} with the files of its areas: what the JSON API promises. Tests hold the code against it. */
public final class ApiDescription {
    private static final String ROOT = "openapi.yaml";
    private static final String REFERENCE = "$ref";
    private static final ApiDescription PRESENT = read(SourceTree.path("docs"));

    private final Path folder;
    private final Map<String, JsonNode> files = new HashMap<>();
    private final List<ApiOperation> operations = new ArrayList<>();

    private ApiDescription(Path folder) {
        this.folder = folder;
    }

    /** The description of this source tree. */
    public static ApiDescription get() {
        return PRESENT;
    }

    static ApiDescription read(Path folder) {
        ApiDescription description = new ApiDescription(folder);
        description
                .file(ROOT)
                .path("paths")
                .properties()
                .forEach(path -> description
                        .resolve(path.getValue())
                        .properties()
                        .forEach(verb -> description.add(path.getKey(), verb.getKey(), verb.getValue())));
        return description;
    }

    private void add(String path, String verb, JsonNode operation) {
        if (verb.equals("get") || verb.equals("post")) {
            operations.add(ApiOperation.read(this, path, verb, operation));
        }
    }

    /** Every operation, in the order of the index. */
    public List<ApiOperation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that answers a request, if there is one; words of an address go before its parameters. */
    public Optional<ApiOperation> answering(String verb, String path) {
        List<ApiOperation> fitting = operations.stream()
                .filter(operation -> operation.verb().equals(verb)
                        && operation.pattern().matcher(path).matches())
                .toList();
        return fitting.stream()
                .filter(operation -> operation.path().equals(path))
                .findFirst()
                .or(() -> fitting.stream().min((a, b) -> Long.compare(a.holes(), b.holes())));
    }

    /** Names of the files of the areas that no address of the index refers to. */
    List<String> unusedFiles() throws IOException {
        try (var all = Files.list(folder.resolve("openapi"))) {
            return all.map(file -> "openapi/" + file.getFileName())
                    .filter(file -> !files.containsKey(file))
                    .toList();
        }
    }

    /** Every reference of every file that was read. */
    List<String> references() {
        List<String> references = new ArrayList<>();
        List.copyOf(files.values())
                .forEach(file -> file.findValues(REFERENCE).forEach(value -> references.add(value.asText())));
        return references;
    }

    /**
     * The node itself, or what it refers to.
     *
     * @throws IllegalArgumentException when it refers to nothing
     */
    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has(REFERENCE)) {
            resolved = target(resolved.path(REFERENCE).asText());
        }
        return resolved;
    }

    JsonNode target(String reference) {
        int hash = reference.indexOf('#');
        JsonNode target = file(reference.substring(0, hash)).at(JsonPointer.compile(reference.substring(hash + 1)));
        if (target.isMissingNode()) {
            throw new IllegalArgumentException("docs/" + reference + " does not exist.");
        }
        return target;
    }

    private JsonNode file(String name) {
        JsonNode known = files.get(name);
        if (known == null) {
            known = absolute(name, parse(folder.resolve(name)));
            files.put(name, known);
        }
        return known;
    }

    /** References become independent of the file that they stand in. */
    private static JsonNode absolute(String file, JsonNode node) {
        if (node instanceof ObjectNode object && object.path(REFERENCE).isTextual()) {
            String reference = object.path(REFERENCE).asText();
            object.put(
                    REFERENCE,
                    reference.startsWith("#")
                            ? file + reference
                            : Path.of(file)
                                    .resolveSibling(reference)
                                    .normalize()
                                    .toString());
        }
        node.forEach(child -> absolute(file, child));
        return node;
    }

    private static JsonNode parse(Path file) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.getFileName().toString())
                    .build();
            return new ObjectMapper().valueToTree(new Load(settings).loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
