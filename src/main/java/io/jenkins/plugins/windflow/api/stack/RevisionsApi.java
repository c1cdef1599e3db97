package io.jenkins.plugins.windflow.api.stack;

import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import io.jenkins.plugins.windflow.core.revision.RevisionDiff;
import io.jenkins.plugins.windflow.core.revision.Revisions;
import io.jenkins.plugins.windflow.core.revision.StackName;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.RevisionDocuments;
import io.jenkins.plugins.windflow.json.WholeNumber;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.NoSuchElementException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.GET;

/** {@code /windflow/api/environment/<name>/stack/<project>/revisions}. */
public final class RevisionsApi {
    private final String environment;
    private final String project;

    RevisionsApi(String environment, String project) {
        this.environment = environment;
        this.project = project;
    }

    /** The revisions, newest first, without what they were made from. */
    @GET
    public HttpResponse doIndex() {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            return RevisionDocuments.list(
                    stack(environment, project), revisions().history(stack(environment, project)));
        });
    }

    /** In what one revision differs from another; contents and values only for who may see them. */
    @GET
    public HttpResponse doDiff(@QueryParameter String from, @QueryParameter String to) {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            int older = number("from", from);
            int newer = number("to", to);
            StackName stack = stack(environment, project);
            RevisionDiff diff =
                    RevisionDiff.of(revisions().get(stack, older), revisions().get(stack, newer));
            return RevisionDocuments.diff(diff, WindflowPermissions.canSeeSecrets());
        });
    }

    /** {@code <number>/...}. */
    public RevisionApi getDynamic(String number) {
        return new RevisionApi(environment, project, number);
    }

    static Revisions revisions() {
        return WindflowRuntime.get().revisions();
    }

    /** @throws NoSuchElementException when there can be no stack of that name */
    static StackName stack(String environment, String project) {
        if (!ProjectName.isValid(project)) {
            throw new NoSuchElementException("There is no stack '" + project + "'.");
        }
        return Environments.get(environment).stack(project);
    }

    private static int number(String name, String text) {
        int number = WholeNumber.parse(name, text, 0);
        if (number < 1) {
            throw new IllegalArgumentException("'" + name + "' must be the number of a revision.");
        }
        return number;
    }
}
