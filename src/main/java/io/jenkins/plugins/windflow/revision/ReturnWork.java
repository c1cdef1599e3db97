package io.jenkins.plugins.windflow.revision;

import hudson.AbortException;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.LoadedProject;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.revision.Blueprint;
import io.jenkins.plugins.windflow.core.revision.Revision;
import io.jenkins.plugins.windflow.core.revision.RevisionChoice;
import io.jenkins.plugins.windflow.core.revision.RevisionDraft;
import io.jenkins.plugins.windflow.core.revision.RevisionHeader;
import io.jenkins.plugins.windflow.core.revision.StackName;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Deploys a revision of a project once more, or plans that: files, variables and profiles from the store, secrets read anew,
 * the images that ran then. Becomes a revision of its own.
 */
public final class ReturnWork implements OperationWork {
    private final DockerEnvironment target;
    private final StackName stack;
    private final RevisionChoice choice;
    private final RevisionOverrides overrides;
    private final RevisionRequester requester;
    private final Function<DeployRequest, OperationWork> kind;
    private final List<Problem> warnings = new ArrayList<>();
    private Revision revision;
    private LoadedProject loaded;
    private OperationWork work;

    /** @param kind deploys, or only plans */
    public ReturnWork(
            DockerEnvironment target,
            String project,
            RevisionChoice choice,
            RevisionOverrides overrides,
            RevisionRequester requester,
            Function<DeployRequest, OperationWork> kind) {
        this.target = target;
        this.stack = target.stack(project);
        this.choice = choice;
        this.overrides = overrides;
        this.requester = requester;
        this.kind = kind;
    }

    @Override
    public Optional<String> engineId() throws Exception {
        revision = WindflowRuntime.get().revisions().get(stack, choice);
        Blueprint blueprint = revision.blueprint();
        refuseWithheld(blueprint);
        Map<String, Sensitive> secrets = requester.secrets(blueprint.secrets());
        LoadRequest request = blueprint
                .request()
                .withProjectName(stack.project())
                .withSecrets(secrets)
                .withPolicy(target.composePolicy());
        loaded = ComposeLoader.read(request, warnings::add);
        work = kind.apply(request(request));
        return work.engineId();
    }

    private void refuseWithheld(Blueprint blueprint) throws AbortException {
        if (!blueprint.withheld().isEmpty()) {
            throw new AbortException(
                    "Revision " + revision.number() + " of " + stack + " cannot be deployed from the store: "
                            + String.join("; ", blueprint.withheld()) + ". Deploy its files again"
                            + revision.header()
                                    .provenance()
                                    .commit()
                                    .map(commit -> " (commit " + commit + ")")
                                    .orElse("")
                            + ", or give the secret by credentials.");
        }
    }

    private DeployRequest request(LoadRequest source) {
        RevisionHeader then = revision.header();
        DeployRequest request = new DeployRequest(
                () -> Environments.lease(target),
                loaded.project(),
                overrides.doing(then.options()),
                BuildFiles.NONE,
                WindflowRuntime.get().controller());
        Blueprint blueprint = Blueprint.of(source, loaded, revision.blueprint().secrets());
        return request.withFixed(overrides.fixed(then.images()))
                .withWitness((operation, images) -> WindflowRuntime.get()
                        .revisions()
                        .draft(new RevisionDraft(
                                operation,
                                stack,
                                blueprint,
                                overrides.keeping(then.options()),
                                then.provenance().commit(),
                                overrides.pull().isPresent() && isNewest()
                                        ? Optional.empty()
                                        : Optional.of(revision.number()),
                                images)));
    }

    /** The newest one with other images is no return to it. */
    private boolean isNewest() {
        return WindflowRuntime.get()
                        .revisions()
                        .history(stack)
                        .revisions()
                        .getFirst()
                        .number()
                == revision.number();
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        requester.checkAllowed();
        run.protect(
                loaded.project().confidential().stream().map(Sensitive::reveal).toList());
        run.log("Revision " + revision.number() + " of " + stack + ", deployed at "
                + revision.header().time() + " by "
                + revision.header().provenance().submittedBy() + ".");
        target.usableConnection().warning().ifPresent(warning -> run.log("Warning: " + warning));
        warnings.forEach(warning -> run.log("Warning: " + warning));
        return work.run(run);
    }
}
