package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressEvent;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a build says, on its way to a log; remembers the step that runs, to say which one has failed. */
public final class BuildLog implements Consumer<ProgressEvent> {
    private static final Pattern STEP = Pattern.compile("Step (\\d+/\\d+) : (.*)");
    private static final Pattern EXIT = Pattern.compile("returned a non-zero code: (\\d+)");

    private final Consumer<String> log;
    private String step = "";

    /** @param log gets the lines that are not blank */
    public BuildLog(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public void accept(ProgressEvent event) {
        for (String line : event.line().split("\n")) {
            Matcher begins = STEP.matcher(line);
            if (begins.matches()) {
                step = begins.group(1) + " (" + begins.group(2).strip() + ")";
            }
            if (!line.isBlank()) {
                log.accept(line);
            }
        }
    }

    /**
     * Why the build failed, naming the step.
     *
     * @param dockerfile how people call the Dockerfile
     */
    public String reason(String dockerfile, EngineException cause) {
        String sentence = cause.getMessage().strip();
        if (step.isEmpty()) {
            return sentence;
        }
        Matcher exit = EXIT.matcher(sentence);
        return "step " + step + " of " + dockerfile
                + (exit.find() ? " ended with exit code " + exit.group(1) + "." : " failed: " + sentence);
    }
}
