package io.jenkins.plugins.windflow.api.image;

import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.core.image.BuildSettings;
import io.jenkins.plugins.windflow.core.image.ImageName;
import java.util.Optional;

/** How an image is built, as a request says it. */
final class BuildFields {
    private BuildFields() {}

    static BuildSettings settings(Fields fields) {
        return new BuildSettings(
                fields.texts("names").stream().map(ImageName::parseTarget).toList(),
                fields.text("dockerfile", "Dockerfile"),
                optional(fields, "target"),
                optional(fields, "platform"),
                fields.map("arguments"),
                fields.map("labels"),
                fields.flag("noCache"),
                fields.flag("pull"));
    }

    private static Optional<String> optional(Fields fields, String name) {
        return Optional.of(fields.text(name, "")).filter(text -> !text.isEmpty());
    }
}
