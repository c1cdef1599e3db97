package io.jenkins.plugins.windflow.core.terminal;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.ExecCommand;
import io.jenkins.plugins.windflow.core.docker.ExecSession;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A short command in a container, and what it says. */
final class ContainerCommand {
    private static final int LONGEST = 64 * 1024;

    private ContainerCommand() {}

    /**
     * Runs it to its end.
     *
     * @param user in the container; empty for the container's own
     * @return what it wrote to both outputs; when it could not be started, what the engine says about that
     */
    static String run(Engine engine, String container, String user, List<String> words) {
        ExecCommand command = new ExecCommand(words, false, false, Map.of(), user.isEmpty() ? null : user, null, false);
        try (ExecSession session = engine.exec(container, command)) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            for (Frame frame = session.next(); frame != null && said.size() < LONGEST; frame = session.next()) {
                said.writeBytes(frame.content());
            }
            return said.toString(StandardCharsets.UTF_8).strip();
        }
    }
}
