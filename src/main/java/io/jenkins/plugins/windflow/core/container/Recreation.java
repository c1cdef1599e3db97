package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.change.ContainerCreate;
import io.jenkins.plugins.windflow.core.change.ContainerFirstStart;
import io.jenkins.plugins.windflow.core.change.ContainerPause;
import io.jenkins.plugins.windflow.core.change.ContainerRename;
import io.jenkins.plugins.windflow.core.change.ContainerStop;
import io.jenkins.plugins.windflow.core.change.NetworkConnect;
import io.jenkins.plugins.windflow.core.change.RestartPolicyChange;
import io.jenkins.plugins.windflow.core.change.making.ContainerGuard;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.Removal;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts containers in the places of others. The new ones are made complete while the old ones still run; the old ones are
 * stopped and kept until the new ones are up, so that all of it can be taken back.
 */
final class Recreation {
    private final JournalledEngine journalled;
    private final StackEngine engine;
    private final ContainerGuard guard;
    private final String controller;
    /** The new containers, by the IDs of the old ones, in the order in which they were made. */
    private final Map<String, String> made = new LinkedHashMap<>();

    Recreation(JournalledEngine journalled, String controller) {
        this.journalled = journalled;
        this.engine = journalled.engine();
        this.guard = new ContainerGuard(engine);
        this.controller = controller;
    }

    /**
     * Makes the new containers, stops the old ones and starts the new ones that have to run.
     *
     * @param replacements each after those that it needs
     */
    void make(List<Replacement> replacements) throws Exception {
        for (Replacement replacement : replacements) {
            guard.unchanged(replacement.old());
            journalled.make(new ContainerRename(
                    replacement.old().id(), replacement.old().name(), replacement.parkedName()));
            made.put(replacement.old().id(), create(replacement));
        }
        for (Replacement replacement : replacements.reversed()) {
            park(replacement);
        }
        for (Replacement replacement : replacements) {
            if (replacement.runs()) {
                start(replacement);
            }
        }
    }

    private String create(Replacement replacement) throws Exception {
        String name = replacement.after().name();
        guard.nameIsFree(name);
        SuccessorBody successor = SuccessorBody.of(
                replacement, engine, made, journalled.run().id().value(), controller);
        String id = create(journalled, name, successor);
        for (Map.Entry<String, JsonNode> network : successor.further().entrySet()) {
            journalled.make(new NetworkConnect(network.getKey(), id, network.getValue()));
        }
        return id;
    }

    static String create(JournalledEngine journalled, String name, SuccessorBody successor) throws Exception {
        return journalled.make(
                new ContainerCreate(name, name, successor.body().path("Image").asText()),
                "id",
                () -> journalled
                        .engine()
                        .createContainer(
                                name,
                                null,
                                successor.body(),
                                warning ->
                                        journalled.run().log("Warning: the engine says of " + name + ": " + warning)));
    }

    private void park(Replacement replacement) throws Exception {
        ObservedContainer old = replacement.old();
        guard.unchangedAs(old, replacement.parkedName());
        RestartPolicyChange.Policy policy = RestartPolicyChange.Policy.of(old);
        if (!old.autoRemove() && !policy.equals(RestartPolicyChange.Policy.NO)) {
            journalled.make(new RestartPolicyChange(old.id(), old.name(), policy, RestartPolicyChange.Policy.NO));
        }
        if (replacement.runs()) {
            journalled.make(ContainerStop.of(old));
        }
    }

    private void start(Replacement replacement) throws Exception {
        String id = made.get(replacement.old().id());
        String name = replacement.after().name();
        journalled.make(new ContainerFirstStart(id, name), () -> {
            guard.stillNew(id, name);
            engine.start(id);
        });
    }

    /** What is left to do when all have been started. */
    RecreateNote rest(EditRequest request, List<Replacement> replacements) {
        List<String> watched = new ArrayList<>();
        Map<String, String> paused = new LinkedHashMap<>();
        for (Replacement replacement : replacements) {
            String id = made.get(replacement.old().id());
            if (replacement.runs()) {
                watched.add(id);
            }
            if (replacement.isPaused()) {
                paused.put(id, replacement.after().name());
            }
        }
        Replacement target = replacements.getFirst();
        return new RecreateNote(
                target.after().name(),
                made.get(target.old().id()),
                request.timeout().toMillis(),
                request.minUptime().toMillis(),
                watched,
                paused,
                replacements.reversed().stream().map(Replacement::parked).toList());
    }

    /** The end: those that were paused are paused again, the old ones go. Nothing is taken back from here on. */
    static OperationResult commit(JournalledEngine journalled, RecreateNote rest) throws Exception {
        journalled.run().phase("commit");
        journalled.undo().forget();
        for (Map.Entry<String, String> paused : rest.paused().entrySet()) {
            journalled.make(new ContainerPause(paused.getKey(), paused.getValue()));
        }
        Removal removal = new Removal(journalled, "Remove it on its page.");
        for (var old : rest.old()) {
            removal.remove(old);
        }
        journalled.run().log("Recreated " + rest.name() + ".");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("status", "RECREATED");
        values.put("container", rest.id());
        values.put("name", rest.name());
        return OperationResult.succeeded(values);
    }
}
