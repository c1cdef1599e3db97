package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;

/**
 * The words of {@code command} or {@code entrypoint}. A string in the file is split into words as a shell would do,
 * but no shell runs it; a list is taken as it is. No words at all ({@code []} or {@code ''}) clear what the image
 * declares, which differs from leaving the key out.
 */
public record Command(List<Text> words) {
    public Command {
        words = List.copyOf(words);
    }

    public static Command of(String... words) {
        return new Command(List.of(words).stream().map(Text::plain).toList());
    }
}
