package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
import io.jenkins.plugins.windflow.core.compose.model.VolumesFrom;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.List;

/** Finds what no container of a service could be made with, before anything is touched. */
final class ServiceChecks {
    private final Project project;
    private final ObservedStack stack;
    private final List<String> problems;
    private final List<String> notes;

    ServiceChecks(Project project, ObservedStack stack, List<String> problems, List<String> notes) {
        this.project = project;
        this.stack = stack;
        this.problems = problems;
        this.notes = notes;
    }

    void check(Service service) {
        refuseFilesInReadOnly(service);
        refuseMissingParents(service);
        service.volumesFrom().forEach(from -> refuseSharedTmpfs(service, from));
        if (service.healthcheck().isPresent()
                && service.healthcheck().get().startInterval().isPresent()
                && !stack.apiAtLeast("1.44")) {
            notes.add("This engine does not know start_interval; the healthcheck of " + service.name()
                    + " uses its interval.");
        }
    }

    private void refuseFilesInReadOnly(Service service) {
        if (service.isolation().readOnly() && !service.files().isEmpty()) {
            problems.add(
                    "The service " + service.name() + " is read_only, so its secrets and configs cannot be put into"
                            + " its container as files: give them as environment variables, or leave read_only out.");
        }
    }

    private void refuseMissingParents(Service service) {
        service.parents().stream()
                .filter(parent -> service.scale() > 0 && project.services().containsKey(parent))
                .filter(parent -> project.services().get(parent).scale() == 0)
                .forEach(parent -> problems.add("The service " + service.name() + " shares namespaces or mounts of "
                        + parent + ", which has no containers: give " + parent + " a scale of at least 1, or "
                        + service.name() + " a scale of 0 too."));
    }

    /** Engines look for a volume of such a mount, and end the creation with "no such volume". */
    private void refuseSharedTmpfs(Service service, VolumesFrom from) {
        if (from.container() instanceof ContainerReference.OfService(String parent)
                && project.services().containsKey(parent)) {
            project.services().get(parent).mounts().stream()
                    .filter(TmpfsMount.class::isInstance)
                    .findFirst()
                    .ifPresent(
                            mount -> problems.add("The service " + service.name() + " takes its mounts from " + parent
                                    + ", whose tmpfs mount at " + mount.target()
                                    + " no engine can pass on: write it as 'tmpfs: "
                                    + mount.target() + "' in " + parent + ", which stays with it."));
        }
    }
}
