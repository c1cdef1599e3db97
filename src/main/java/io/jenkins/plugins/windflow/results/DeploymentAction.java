package io.jenkins.plugins.windflow.results;

import hudson.model.Run;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.OperationJson;
import io.jenkins.plugins.windflow.json.WholeNumber;
import io.jenkins.plugins.windflow.pages.PageShell;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.GET;

/**
 * The operations of a build. The build's own file has only their ids; each operation is read from the operations as long as
 * they know it, and from a file of its own beside the build afterwards.
 */
public final class DeploymentAction implements RunAction2, PageShell, StaplerProxy {
    /** Branches of a parallel step add to it while the build is being saved. */
    private final CopyOnWriteArrayList<String> operations = new CopyOnWriteArrayList<>();

    private transient Run<?, ?> run;

    private DeploymentAction(Run<?, ?> run) {
        this.run = run;
    }

    /** The one action of a build; added when it has none. */
    public static DeploymentAction of(Run<?, ?> run) {
        synchronized (run) {
            DeploymentAction action = run.getAction(DeploymentAction.class);
            if (action == null) {
                action = new DeploymentAction(run);
                run.addAction(action);
            }
            return action;
        }
    }

    /** Notes that the build has had an operation submitted. */
    public void add(Operation operation) throws IOException {
        if (operations.addIfAbsent(operation.id().value())) {
            run.save();
        }
        if (operation.kind() != OperationKind.PLAN) {
            DeployingJob.mark(run.getParent());
        }
    }

    /** Keeps what came of an operation, so that it can be shown when the operations have forgotten it. */
    public void finished(Operation operation) throws IOException {
        StoredDeployment.write(run, operation.id().value(), OperationJson.copy(operation));
    }

    /** How much of an operation's log has been written to the build's log. */
    public ShownLines shownLines(Operation operation) {
        return new ShownLines(
                StoredDeployment.folder(run).resolve(operation.id().value() + ".shown"));
    }

    /** The operations' ids, oldest first. */
    public List<String> getOperations() {
        return List.copyOf(operations);
    }

    /** An operation of this build, also when the operations have forgotten it; its log from a line on. */
    @GET
    public HttpResponse doOperation(@QueryParameter String id, @QueryParameter String from) {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            if (id == null || !operations.contains(id)) {
                throw new NoSuchElementException("This build has had no operation '" + id + "'.");
            }
            Optional<Operation> known = WindflowRuntime.get().operations().find(new OperationId(id));
            if (known.isPresent()) {
                return OperationJson.document(known.get(), WholeNumber.parse("from", from, 0));
            }
            Map<?, ?> copy = StoredDeployment.read(run, id);
            if (copy == null) {
                throw new NoSuchElementException(Messages.DeploymentAction_unknown(id));
            }
            return OperationJson.document(copy);
        });
    }

    /** For the build page: one line for each operation. */
    public List<DeploymentLine> getLines() {
        return getOperations().stream().map(this::line).toList();
    }

    /** The same in one text. */
    public String getSummary() {
        return getLines().stream()
                .map(line -> line.cause().isEmpty() ? line.text() : line.text() + " - " + line.cause())
                .collect(Collectors.joining("; "));
    }

    private DeploymentLine line(String id) {
        return DeploymentFacts.find(run, id).map(DeploymentLine::of).orElseGet(() -> DeploymentLine.unknown(id));
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
    }

    @Override
    public String getIconFileName() {
        return WindflowPermissions.canView() ? "symbol-windflow plugin-windflow" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentAction_displayName();
    }

    @Override
    public String getUrlName() {
        return "windflow";
    }

    /** Whether the current user may see the lines. */
    public boolean isVisible() {
        return WindflowPermissions.canView();
    }

    @Override
    public Object getTarget() {
        WindflowPermissions.checkView();
        return this;
    }

    @Override
    public String getView() {
        return "build";
    }

    @Override
    public Map<String, String> getData() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("operation", String.join(",", getOperations()));
        data.put("build-url", run.getUrl());
        data.put("permissions", WindflowPermissions.ofCurrentUser());
        return data;
    }
}
