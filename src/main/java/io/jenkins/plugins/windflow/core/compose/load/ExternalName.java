package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * Whether a network, volume or secret is external, and its name outside the project.
 *
 * @param name as {@code name} or the older {@code external.name} gives it
 */
record ExternalName(boolean external, Optional<String> name) {
    static ExternalName read(Fields resource, Reading reading) {
        Optional<String> name = resource.string("name");
        Optional<Node> external = resource.node("external");
        if (external.isPresent() && external.get() instanceof Mapping mapping) {
            Fields older = Fields.of(mapping, Scope.EXTERNAL, resource.path("external"), reading);
            return new ExternalName(true, older.string("name").or(() -> name));
        }
        return new ExternalName(resource.flag("external", false), name);
    }

    /** What is made elsewhere cannot be described here. */
    void checkAlone(Fields resource, List<String> others, Reading reading) {
        if (external) {
            others.stream()
                    .filter(resource::has)
                    .forEach(key -> reading.problems()
                            .add(
                                    resource.position(key),
                                    resource.path(key),
                                    "This is external, so that \"" + key + "\" has no effect: remove one of the two."));
        }
    }
}
