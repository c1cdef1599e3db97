package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.plan.body.VolumeBody;
import io.jenkins.plugins.windflow.core.compose.plan.compare.ImageDefaults;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import java.util.ArrayList;
import java.util.List;

/** Decides what is done to the volumes of a project: they are made, never replaced. */
final class VolumePlanner {
    private final Project project;
    private final ObservedStack stack;
    private final List<String> problems;
    private final List<String> notes;

    VolumePlanner(Project project, ObservedStack stack, List<String> problems, List<String> notes) {
        this.project = project;
        this.stack = stack;
        this.problems = problems;
        this.notes = notes;
    }

    List<Plan.VolumeAction> plan() {
        List<Plan.VolumeAction> actions = new ArrayList<>();
        for (Volume volume : project.volumes().values()) {
            ObservedVolume observed = stack.volumes().get(volume.name());
            if (volume.external()) {
                external(volume, observed);
            } else if (observed == null) {
                actions.add(new Plan.VolumeAction(Plan.Verb.CREATE, volume.name(), "", volume.key()));
            } else {
                actions.add(existing(volume, observed));
            }
        }
        return actions;
    }

    private void external(Volume volume, ObservedVolume observed) {
        if (observed == null) {
            problems.add("The external volume " + volume.name() + " does not exist on the engine: create it first.");
        }
    }

    private Plan.VolumeAction existing(Volume volume, ObservedVolume observed) {
        if (!observed.label(ComposeLabels.PROJECT).equals(project.name().value())) {
            notes.add("The volume " + volume.name() + " was not made for this project and is used as it is; say"
                    + " 'external: true' to make that clear.");
            return new Plan.VolumeAction(Plan.Verb.KEEP, volume.name(), "belongs to somebody else", volume.key());
        }
        JsonNode body = VolumeBody.of(volume);
        boolean sameDriver = !body.has("Driver")
                || body.path("Driver")
                        .asText()
                        .equals(observed.inspect().path("Driver").asText());
        boolean sameOptions = ImageDefaults.strings(body.path("DriverOpts"))
                .equals(ImageDefaults.strings(observed.inspect().path("Options")));
        if (!sameDriver || !sameOptions) {
            problems.add(
                    "The volume " + volume.name() + " exists with " + (sameDriver ? "other options" : "another driver")
                            + " than the file asks for, and volumes are never replaced: move its data and remove it, or change the file.");
        }
        return new Plan.VolumeAction(Plan.Verb.KEEP, volume.name(), "", volume.key());
    }
}
