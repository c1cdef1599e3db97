package io.jenkins.plugins.windflow.core.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The body of the create call of a helper container, and how helpers are recognised. */
final class HelperBody {
    static final String FOLDER = "/windflow-volume";
    static final String CONTROLLER_LABEL = "io.jenkins.windflow.controller";
    static final String ROLE_LABEL = "io.jenkins.windflow.role";
    static final String ROLE = "helper";
    static final String VOLUME_LABEL = "io.jenkins.windflow.volume";

    /** When the controller is gone for good, its helpers end and remove themselves after half a day. */
    private static final String WAIT = "trap 'exit 0' HUP INT TERM; sleep 43200 & wait";
    /** What it takes to read and change files of any owner; everything else is dropped. */
    private static final List<String> CAPABILITIES = List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID");

    private HelperBody() {}

    /** @param shell whether it is to be started */
    static ObjectNode of(String controller, String image, String volume, HelperMode mode, boolean shell) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("Image", image)
                .put("User", "0:0")
                .put("WorkingDir", "/");
        body.putArray("Entrypoint").add("/bin/sh");
        body.putArray("Cmd").add("-c").add(WAIT);
        body.putObject("Healthcheck").putArray("Test").add("NONE");
        body.putObject("Labels")
                .put(CONTROLLER_LABEL, controller)
                .put(ROLE_LABEL, ROLE)
                .put(VOLUME_LABEL, volume);
        ObjectNode host = body.putObject("HostConfig")
                .put("AutoRemove", shell)
                .put("NetworkMode", "none")
                .put("ReadonlyRootfs", true);
        host.putArray("CapDrop").add("ALL");
        CAPABILITIES.forEach(host.putArray("CapAdd")::add);
        host.putArray("SecurityOpt").add("no-new-privileges");
        host.putObject("LogConfig").put("Type", "none");
        ObjectNode mount = host.putArray("Mounts")
                .addObject()
                .put("Type", "volume")
                .put("Source", volume)
                .put("Target", FOLDER)
                .put("ReadOnly", mode == HelperMode.READ_ONLY);
        mount.putObject("VolumeOptions").put("NoCopy", true);
        return body;
    }

    /** @param labels of a container, as the engine lists them */
    static boolean isHelper(JsonNode labels) {
        return ROLE.equals(labels.path(ROLE_LABEL).asText());
    }
}
