package io.jenkins.plugins.windflow.revision;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.LoadedProject;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.revision.Blueprint;
import io.jenkins.plugins.windflow.core.revision.RevisionDraft;
import io.jenkins.plugins.windflow.core.revision.RevisionEdit;
import io.jenkins.plugins.windflow.core.revision.StackName;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Deploys what somebody has written, or plans that; when it is deployed it becomes a revision. */
public final class EditWork implements OperationWork {
    private final DockerEnvironment target;
    private final StackName stack;
    private final RevisionEdit edit;
    private final RevisionRequester requester;
    private final Function<DeployRequest, OperationWork> kind;
    private final List<Problem> warnings = new ArrayList<>();
    private LoadedProject loaded;
    private OperationWork work;

    /** @param kind deploys, or only plans */
    public EditWork(
            DockerEnvironment target,
            String project,
            RevisionEdit edit,
            RevisionRequester requester,
            Function<DeployRequest, OperationWork> kind) {
        this.target = target;
        this.stack = target.stack(project);
        this.edit = edit;
        this.requester = requester;
        this.kind = kind;
    }

    @Override
    public Optional<String> engineId() throws Exception {
        LoadRequest source = source(target, stack.project(), edit.blueprint(), requester);
        try {
            loaded = ComposeLoader.read(source, warnings::add);
        } catch (ComposeException e) {
            throw new OperationFailure(OperationState.FAILED, e.getMessage(), e, warningLines());
        }
        Blueprint kept = Blueprint.of(source, loaded, edit.blueprint().secrets());
        work = kind.apply(new DeployRequest(
                        () -> Environments.lease(target),
                        loaded.project(),
                        edit.options(),
                        BuildFiles.NONE,
                        WindflowRuntime.get().controller())
                .withWitness((operation, images) -> WindflowRuntime.get()
                        .revisions()
                        .draft(new RevisionDraft(
                                operation, stack, kept, edit.options(), Optional.empty(), Optional.empty(), images))));
        return work.engineId();
    }

    /**
     * What loads the files, with the secrets that the requester may use.
     *
     * @throws Exception with one sentence when a secret is not to be had
     */
    public static LoadRequest source(
            DockerEnvironment target, String project, Blueprint blueprint, RevisionRequester requester)
            throws Exception {
        return blueprint
                .request()
                .withProjectName(project)
                .withSecrets(requester.secrets(blueprint.secrets()))
                .withPolicy(target.composePolicy());
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        requester.checkAllowed();
        edit.checkNotOvertaken(WindflowRuntime.get().revisions(), stack);
        run.protect(
                loaded.project().confidential().stream().map(Sensitive::reveal).toList());
        target.usableConnection().warning().ifPresent(warning -> run.log("Warning: " + warning));
        warningLines().forEach(run::log);
        return work.run(run);
    }

    private List<String> warningLines() {
        return warnings.stream().map(warning -> "Warning: " + warning).toList();
    }
}
