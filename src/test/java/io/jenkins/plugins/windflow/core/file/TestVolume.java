package io.jenkins.plugins.windflow.core.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.ExecCommand;
import io.jenkins.plugins.windflow.core.docker.ExecSession;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A volume of a test's own, the helpers that reach into it, and a container that can make it look as a test needs. */
final class TestVolume implements AutoCloseable {
    static final String CONTROLLER = "00000000-0000-0000-0000-0000000f11e5";

    final String name = TestEngines.uniqueName("files");
    final Engines engines = new Engines();
    final EngineLease lease;
    final Engine engine;
    final HelperContainers helpers;
    final FilePlaces places;
    private final TestEngine where;

    TestVolume(TestEngine where) {
        this(where, Duration.ofMinutes(5));
    }

    TestVolume(TestEngine where, Duration longestIdle) {
        this.where = where;
        lease = engines.lease(where.dialer());
        engine = lease.engine();
        String image = where.busybox();
        helpers = new HelperContainers(engines, () -> CONTROLLER, () -> image, longestIdle);
        places = new FilePlaces(helpers);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Name", name);
        body.putObject("Labels").put(TestEngines.LABEL, TestEngines.label());
        engine.postJson("/volumes/create", Map.of(), body);
    }

    Place place() {
        return new Place.Volume(name);
    }

    <T> T with(FilePlaces.Work<T> work) {
        return places.with(engine, place(), PlaceAccess.CHANGE_IN_USE, work);
    }

    /** Runs a script with the volume at /data and as working directory; its output. */
    byte[] sh(String script, String... arguments) {
        String id = where.run(
                config -> {
                    config.withObject("/HostConfig").withArray("Binds").add(name + ":/data");
                    config.put("WorkingDir", "/data");
                },
                "sleep",
                "600");
        try {
            String[] command = new String[4 + arguments.length];
            command[0] = "sh";
            command[1] = "-c";
            command[2] = script;
            command[3] = "sh";
            System.arraycopy(arguments, 0, command, 4, arguments.length);
            return output(engine, id, command);
        } finally {
            where.remove(id);
        }
    }

    static byte[] output(Engine engine, String container, String... command) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ExecSession session = engine.exec(container, ExecCommand.of(command))) {
            for (Frame frame = session.next(); frame != null; frame = session.next()) {
                output.writeBytes(frame.content());
            }
            if (session.exitCode() != 0) {
                throw new AssertionError(output.toString(StandardCharsets.UTF_8));
            }
        }
        return output.toByteArray();
    }

    @Override
    public void close() {
        helpers.close();
        engine.delete(EnginePath.of("volumes", name), Map.of("force", "1"));
        lease.close();
        engines.close();
    }
}
