package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.service.LabelReader;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one top-level volume. */
final class VolumeReader {
    private static final List<String> NOT_EXTERNAL = List.of("driver", "driver_opts", "labels");

    private final Reading reading;

    VolumeReader(Reading reading) {
        this.reading = reading;
    }

    Volume read(String key, Fields fields) {
        ExternalName external = ExternalName.read(fields, reading);
        external.checkAlone(fields, NOT_EXTERNAL, reading);
        if (external.external()) {
            return Volume.external(key, external.name().orElse(key));
        }
        Map<String, String> options = fields.textPairs("driver_opts");
        Optional<String> driver = fields.string("driver").filter(name -> !name.isEmpty());
        new HostAccess(reading)
                .checkVolume(driver, options, fields.position("driver_opts"), fields.path("driver_opts"));
        return new Volume(
                key,
                external.name().orElseGet(() -> reading.projectName().volume(key)),
                false,
                driver,
                options,
                new LabelReader(reading).read(fields));
    }
}
