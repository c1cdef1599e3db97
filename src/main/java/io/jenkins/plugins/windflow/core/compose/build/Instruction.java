package io.jenkins.plugins.windflow.core.compose.build;

import java.util.List;

/**
 * An instruction of a Dockerfile.
 *
 * @param line where it begins, from 1
 * @param keyword in capital letters
 * @param flags as they are written, with their dashes: {@code --from=build}
 * @param arguments what comes after the flags, in words; quotes stay where they are
 * @param hereDocument whether the lines below belong to it ({@code <<EOF})
 */
record Instruction(int line, String keyword, List<String> flags, List<String> arguments, boolean hereDocument) {
    Instruction {
        flags = List.copyOf(flags);
        arguments = List.copyOf(arguments);
    }
}
