package io.jenkins.plugins.windflow.json;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.revision.Blueprint;
import io.jenkins.plugins.windflow.core.revision.FileDiff;
import io.jenkins.plugins.windflow.core.revision.Provenance;
import io.jenkins.plugins.windflow.core.revision.Revision;
import io.jenkins.plugins.windflow.core.revision.RevisionDiff;
import io.jenkins.plugins.windflow.core.revision.RevisionHeader;
import io.jenkins.plugins.windflow.core.revision.RevisionHistory;
import io.jenkins.plugins.windflow.core.revision.StackName;
import io.jenkins.plugins.windflow.core.revision.StoredContent;
import io.jenkins.plugins.windflow.core.revision.StoredFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Revisions as the pages read them. Contents of files and values of variables are there for who may see secrets only. */
public final class RevisionDocuments {
    private RevisionDocuments() {}

    public static Map<String, Object> list(StackName stack, RevisionHistory history) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("environment", stack.environment());
        json.put("project", stack.project());
        json.put(
                "revisions",
                history.revisions().stream().map(RevisionDocuments::header).toList());
        json.put("damaged", history.damaged());
        return json;
    }

    public static Map<String, Object> of(Revision revision, boolean contents) {
        Blueprint blueprint = revision.blueprint();
        Map<String, Object> json = header(revision.header());
        json.put("contents", contents);
        json.put("files", files(blueprint.files(), contents));
        json.put("further", files(blueprint.further(), contents));
        json.put("projectDirectory", blueprint.projectDirectory().orElse(null));
        json.put("variables", variables(blueprint, contents));
        json.put("secrets", blueprint.secrets());
        json.put("profiles", blueprint.profiles());
        json.put("services", blueprint.services());
        json.put("options", options(revision.header().options()));
        json.put("withheld", blueprint.withheld());
        return json;
    }

    public static Map<String, Object> diff(RevisionDiff diff, boolean contents) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", diff.from());
        json.put("to", diff.to());
        json.put("contents", contents);
        json.put(
                "files", diff.files().stream().map(file -> file(file, contents)).toList());
        json.put("variables", rows(diff.variables(), contents));
        json.put("secrets", rows(diff.secrets(), true));
        json.put("images", rows(diff.images(), true));
        json.put("options", rows(diff.options(), true));
        return json;
    }

    static Map<String, Object> header(RevisionHeader header) {
        Provenance provenance = header.provenance();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", header.number());
        json.put("environment", header.environment());
        json.put("time", header.time().toString());
        json.put("confirmed", header.confirmed().map(Instant::toString).orElse(null));
        json.put("operation", provenance.operation().value());
        json.put("submittedBy", provenance.submittedBy());
        json.put("cause", provenance.cause());
        json.put("buildUrl", provenance.buildUrl().orElse(null));
        json.put("commit", provenance.commit().orElse(null));
        json.put("returnTo", provenance.returnTo().orElse(null));
        List<Map<String, Object>> images = new ArrayList<>();
        header.images().forEach((service, image) -> images.add(image(service, image)));
        json.put("images", images);
        return json;
    }

    private static Map<String, Object> image(String service, ImageIdentity image) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("service", service);
        json.put("reference", image.reference());
        json.put("id", image.id());
        json.put("digest", image.digest().orElse(null));
        return json;
    }

    static List<Map<String, Object>> files(List<StoredFile> files, boolean contents) {
        List<Map<String, Object>> json = new ArrayList<>();
        for (StoredFile file : files) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("path", file.path());
            entry.put("text", contents ? text(file.content()).orElse(null) : null);
            entry.put("withheld", file.content() instanceof StoredContent.Withheld(String reason) ? reason : null);
            json.add(entry);
        }
        return json;
    }

    /** Values are null for who may not see them. */
    static Map<String, Object> variables(Blueprint blueprint, boolean contents) {
        Map<String, Object> json = new LinkedHashMap<>();
        blueprint
                .variables()
                .forEach((name, content) ->
                        json.put(name, contents ? text(content).orElse(null) : null));
        return json;
    }

    private static Optional<String> text(StoredContent content) {
        return content instanceof StoredContent.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static Map<String, Object> options(DeployOptions options) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("pull", options.pull().map(PullPolicy::key).orElse(null));
        json.put("build", options.build().orElse(null));
        json.put("removeOrphans", options.removeOrphans());
        json.put("timeout", options.timeout().toSeconds());
        json.put("minUptime", options.minUptime().toSeconds());
        json.put("rollback", options.rollback());
        return json;
    }

    private static Map<String, Object> file(FileDiff file, boolean contents) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path());
        json.put("kind", file.kind().name());
        json.put("added", file.added());
        json.put("removed", file.removed());
        json.put("text", contents ? file.text().orElse(null) : null);
        json.put("note", file.note().orElse(null));
        return json;
    }

    /** A value that may not be seen is null on both sides; {@code change} says what happened all the same. */
    private static List<Map<String, Object>> rows(List<RevisionDiff.Difference> differences, boolean values) {
        List<Map<String, Object>> json = new ArrayList<>();
        for (RevisionDiff.Difference difference : differences) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", difference.name());
            row.put("change", change(difference));
            row.put("before", values ? difference.before().orElse(null) : null);
            row.put("after", values ? difference.after().orElse(null) : null);
            json.add(row);
        }
        return json;
    }

    private static String change(RevisionDiff.Difference difference) {
        if (difference.before().isEmpty()) {
            return FileDiff.Kind.ADDED.name();
        }
        return (difference.after().isEmpty() ? FileDiff.Kind.REMOVED : FileDiff.Kind.CHANGED).name();
    }
}
