package io.jenkins.plugins.windflow.core.terminal;

import java.util.Objects;

/**
 * What somebody asks for.
 *
 * @param owner id of the user; nobody else may attach
 * @param address where the user's browser is; may be empty
 * @param environment name
 * @param container id
 * @param containerName as people know it
 * @param program a shell by its name ({@code bash}), any command line, or empty for the best shell that is there
 * @param user {@code user[:group]} in the container; empty for the container's own
 * @param directory where it starts; empty for the container's own
 */
public record TerminalRequest(
        String owner,
        String address,
        String environment,
        String container,
        String containerName,
        String program,
        String user,
        String directory,
        TerminalSize size) {
    public TerminalRequest {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(size, "size");
        program = program.strip();
        user = user.strip();
        if (!directory.isEmpty() && !directory.startsWith("/")) {
            throw new IllegalArgumentException("The working directory '" + directory
                    + "' must be a path of the container that begins with a slash.");
        }
    }
}
