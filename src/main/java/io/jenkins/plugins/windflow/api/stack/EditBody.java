package io.jenkins.plugins.windflow.api.stack;

import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.revision.Blueprint;
import io.jenkins.plugins.windflow.core.revision.Revision;
import io.jenkins.plugins.windflow.core.revision.RevisionEdit;
import io.jenkins.plugins.windflow.core.revision.Revisions;
import io.jenkins.plugins.windflow.core.revision.StackName;
import io.jenkins.plugins.windflow.core.revision.StoredContent;
import io.jenkins.plugins.windflow.core.revision.StoredFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an editor sends: files, variables, secrets by the ids of credentials, options. A text or a value that is null is the one of the
 * revision that the editor began from, so that it can be kept by who may not see it.
 */
final class EditBody {
    private static final List<PullPolicy> PULL = List.of(PullPolicy.ALWAYS, PullPolicy.MISSING, PullPolicy.NEVER);

    private final Fields body;
    private final int base;
    private final Map<String, StoredContent> files = new LinkedHashMap<>();
    private final Map<String, StoredContent> variables = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    private EditBody(Fields body, int base, Optional<Blueprint> origin) {
        this.body = body;
        this.base = base;
        origin.ifPresent(blueprint -> {
            blueprint.files().forEach(file -> files.put(file.path(), file.content()));
            blueprint.further().forEach(file -> files.put(file.path(), file.content()));
            variables.putAll(blueprint.variables());
        });
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException with one sentence when something is missing or not as it should be
     * @throws java.util.NoSuchElementException when the revision that it began from is not kept any more
     */
    static RevisionEdit read(Fields body, StackName stack, Revisions revisions) {
        int base = body.number("base", 0);
        Optional<Blueprint> origin =
                base > 0 ? Optional.of(revisions.get(stack, base)).map(Revision::blueprint) : Optional.empty();
        return new EditBody(body, base, origin).edit();
    }

    private RevisionEdit edit() {
        List<StoredFile> compose = files("files");
        if (compose.isEmpty()) {
            throw new IllegalArgumentException("There is no Compose file: write one.");
        }
        Map<String, StoredContent> values = values();
        Map<String, String> secrets = secrets(values.keySet());
        Blueprint blueprint = new Blueprint(
                compose,
                files("further"),
                true,
                Optional.of(body.text("projectDirectory", "")).filter(text -> !text.isEmpty()),
                values,
                secrets,
                body.texts("profiles"),
                body.texts("services"));
        if (!blueprint.withheld().isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", blueprint.withheld()) + ": write it anew, or leave it out.");
        }
        return new RevisionEdit(blueprint, options(body.part("options")), base);
    }

    private List<StoredFile> files(String name) {
        List<StoredFile> read = new ArrayList<>();
        for (Fields file : body.objects(name)) {
            String path = file.text("path", "");
            if (path.isEmpty()) {
                throw new IllegalArgumentException(
                        "Each of '" + name + "' must be an object with a 'path' and a 'text'.");
            }
            if (!taken.add(path)) {
                throw new IllegalArgumentException(
                        "There are two files '" + path + "': give one of them another name.");
            }
            read.add(new StoredFile(path, content(path, file.values().get("text"))));
        }
        return read;
    }

    private StoredContent content(String path, Object text) {
        if (text instanceof String written) {
            return new StoredContent.Text(written);
        }
        if (text != null || !files.containsKey(path)) {
            throw new IllegalArgumentException("The file '" + path + "' has no text.");
        }
        return files.get(path);
    }

    private Map<String, StoredContent> values() {
        Map<String, StoredContent> values = new LinkedHashMap<>();
        body.mapWithNulls("variables").forEach((name, value) -> {
            if (value == null && !variables.containsKey(name)) {
                throw new IllegalArgumentException("The variable " + name + " has no value.");
            }
            values.put(name, value == null ? variables.get(name) : new StoredContent.Text(value));
        });
        return values;
    }

    private Map<String, String> secrets(Set<String> variableNames) {
        Map<String, String> secrets = body.mapWithNulls("secrets");
        secrets.forEach((name, id) -> {
            if (id == null || id.isBlank()) {
                throw new IllegalArgumentException("The secret " + name + " needs the id of credentials.");
            }
            if (variableNames.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is both a variable and a secret: take one of them.");
            }
        });
        return secrets;
    }

    private static DeployOptions options(Fields options) {
        DeployOptions usual = DeployOptions.DEFAULT;
        return new DeployOptions(
                pull(options.text("pull", "")),
                Optional.of(false),
                options.flag("removeOrphans", usual.removeOrphans()),
                Duration.ofSeconds(
                        options.number("timeout", (int) usual.timeout().toSeconds())),
                Duration.ofSeconds(
                        options.number("minUptime", (int) usual.minUptime().toSeconds())),
                options.flag("rollback", usual.rollback()));
    }

    private static Optional<PullPolicy> pull(String key) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(PULL.stream()
                .filter(policy -> policy.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'pull' is always, missing or never, not '" + key + "'.")));
    }
}
