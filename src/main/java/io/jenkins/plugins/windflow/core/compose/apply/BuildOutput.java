package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressEvent;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a build says, on its way to the log; remembers the step that runs, to say which one has failed. */
final class BuildOutput {
    private static final Pattern STEP = Pattern.compile("Step (\\d+/\\d+) : (.*)");
    private static final Pattern EXIT = Pattern.compile("returned a non-zero code: (\\d+)");

    private final String image;
    private final Consumer<String> log;
    private String step = "";

    BuildOutput(String image, Consumer<String> log) {
        this.image = image;
        this.log = log;
    }

    void accept(ProgressEvent event) {
        for (String line : event.line().split("\n")) {
            Matcher begins = STEP.matcher(line);
            if (begins.matches()) {
                step = begins.group(1) + " (" + begins.group(2).strip() + ")";
            }
            if (!line.isBlank()) {
                log.accept("  " + image + " | " + line);
            }
        }
    }

    /** @param dockerfile how people call the Dockerfile */
    ImageFailure failure(String dockerfile, EngineException cause) {
        String sentence = cause.getMessage().strip();
        if (step.isEmpty()) {
            return ImageFailure.building(image, sentence, cause);
        }
        Matcher exit = EXIT.matcher(sentence);
        return ImageFailure.building(
                image,
                "step " + step + " of " + dockerfile
                        + (exit.find() ? " ended with exit code " + exit.group(1) + "." : " failed: " + sentence),
                cause);
    }
}
