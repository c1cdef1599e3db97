package io.jenkins.plugins.windflow.core.job;

import io.jenkins.plugins.windflow.core.docker.stream.ProgressEvent;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells how far each layer of a pull, push or load is: in the operation's report, part {@value #PART}, for the bars on its
 * page. What is about the whole goes to the log, and what happens to a layer in the end.
 */
public final class LayerProgress implements Consumer<ProgressEvent> {
    /** The part of the report: by layer {@code {status, current, total}}, in bytes; 0 of 0 where nothing is counted. */
    public static final String PART = "progress";

    private final OperationRun run;
    private final Map<String, String> statuses = new LinkedHashMap<>();

    public LayerProgress(OperationRun run) {
        this.run = run;
    }

    @Override
    public void accept(ProgressEvent event) {
        if (event.id().isEmpty() || event.status().startsWith("Pulling from")) {
            run.log(event.line());
            return;
        }
        String before = statuses.put(event.id(), event.status());
        tell(run, event.id(), event.status(), event.current(), event.total());
        if (!event.status().equals(before) && isEnd(event.status())) {
            run.log(event.id() + ": " + event.status());
        }
    }

    /** Tells how far one thing is. */
    static void tell(OperationRun run, String name, String status, long current, long total) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", status);
        facts.put("current", current);
        facts.put("total", total);
        run.report(PART, name, facts);
    }

    /** The last words of engines about a layer. */
    private static boolean isEnd(String status) {
        return switch (status) {
            case "Pull complete", "Already exists", "Pushed", "Layer already exists" -> true;
            default -> status.startsWith("Mounted from");
        };
    }
}
