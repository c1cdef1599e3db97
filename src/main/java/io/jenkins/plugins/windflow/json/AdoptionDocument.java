package io.jenkins.plugins.windflow.json;

import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.revision.Blueprint;
import io.jenkins.plugins.windflow.core.stack.adopt.Adoption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The proposal to take a stack over. Contents of files and values of variables are there for who may see secrets only. */
public final class AdoptionDocument {
    private AdoptionDocument() {}

    public static Map<String, Object> of(Adoption adoption, boolean contents) {
        Blueprint blueprint = Blueprint.of(adoption.request(), adoption.loaded(), Map.of());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("contents", contents);
        json.put("files", RevisionDocuments.files(blueprint.files(), contents));
        json.put("further", RevisionDocuments.files(blueprint.further(), contents));
        json.put("variables", RevisionDocuments.variables(blueprint, contents));
        json.put("projectDirectory", blueprint.projectDirectory().orElse(null));
        json.put("services", List.copyOf(adoption.loaded().project().services().keySet()));
        json.put("remarks", adoption.remarks());
        json.put(
                "differences",
                adoption.differences().stream().map(AdoptionDocument::action).toList());
        return json;
    }

    private static Map<String, Object> action(Plan.Action action) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", action.verb().name().toLowerCase(Locale.ROOT));
        json.put("kind", action.kind());
        json.put("name", action.name());
        json.put("reason", action.reason());
        return json;
    }
}
