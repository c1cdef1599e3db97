package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Volume;

/** A volume as the body of {@code POST /volumes/create}, without the labels of tools. */
public final class VolumeBody {
    private VolumeBody() {}

    /** The whole wish. */
    public static ObjectNode of(Volume volume) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Name", volume.name());
        volume.driver().ifPresent(driver -> body.put("Driver", driver));
        if (!volume.driverOptions().isEmpty()) {
            ObjectNode options = body.putObject("DriverOpts");
            volume.driverOptions().forEach(options::put);
        }
        ObjectNode labels = body.putObject("Labels");
        volume.labels().forEach(labels::put);
        return body;
    }
}
