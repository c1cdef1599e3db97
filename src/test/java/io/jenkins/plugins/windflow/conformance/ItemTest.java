package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.model.RunAction2;
import jenkins.model.TransientActionFactory;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Folders, jobs, builds and their actions, over a restart. */
class ItemTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void foldersAndTheirPropertiesSurviveARestart() throws Throwable {
        sessions.then(j -> {
            Folder team = j.createProject(Folder.class, "team");
            team.addProperty(new Colour("teal"));
            team.createProject(Folder.class, "inner").createProject(WorkflowJob.class, "job");
        });
        sessions.then(j -> {
            Folder team = j.jenkins.getItemByFullName("team", Folder.class);
            Colour colour = team.getProperties().get(Colour.class);
            assertThat(colour.name).isEqualTo("teal");
            assertThat(colour.getOwner()).isSameAs(team);
            WorkflowJob job = j.jenkins.getItemByFullName("team/inner/job", WorkflowJob.class);
            assertThat(job.getParent()).isSameAs(team.getItem("inner"));
            assertThat(j.jenkins.getAllItems(WorkflowJob.class)).containsExactly(job);
        });
    }

    @Test
    void buildsAndTheirActionsSurviveARestart() throws Throwable {
        sessions.then(j -> {
            WorkflowJob job = j.createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition("echo 'built'", true));
            WorkflowRun run =
                    j.assertBuildStatusSuccess(job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("alice"))));
            Note note = new Note("kept");
            run.addAction(note);
            assertThat(note.run).isSameAs(run);
            run.save();
            assertThat(run.getExternalizableId()).isEqualTo("job#1");
        });
        sessions.then(j -> {
            Run<?, ?> run = Run.fromExternalizableId("job#1");
            Note note = run.getAction(Note.class);
            assertThat(note.text).isEqualTo("kept");
            assertThat(note.run).as("told of its build when that was loaded").isSameAs(run);
            assertThat(run.getCause(Cause.UserIdCause.class).getUserId()).isEqualTo("alice");
            assertThat(run.getUrl()).isEqualTo("job/job/1/");
            assertThat(run.isBuilding()).isFalse();
            assertThat(j.jenkins.getItemByFullName("job", WorkflowJob.class).getNextBuildNumber())
                    .isEqualTo(2);
        });
    }

    @Test
    void factoriesContributeActions() throws Throwable {
        sessions.then(j -> {
            WorkflowJob job = j.createProject(WorkflowJob.class, "job");
            assertThat(job.getAction(Contributed.class)).isNotNull();
            assertThat(job.getActions())
                    .as("contributed actions are not stored ones")
                    .isEmpty();
        });
    }

    @Test
    void aDeletedItemIsGoneFromDisk() throws Throwable {
        sessions.then(j -> {
            WorkflowJob job = j.createProject(WorkflowJob.class, "job");
            assertThat(job.getRootDir()).isDirectory();
            job.delete();
            assertThat(j.jenkins.getItem("job")).isNull();
            assertThat(job.getRootDir()).doesNotExist();
        });
    }

    /** A property of folders. */
    public static class Colour extends AbstractFolderProperty<Folder> {
        private final String name;

        @DataBoundConstructor
        public Colour(String name) {
            this.name = name;
        }

        @TestExtension
        public static class DescriptorImpl extends AbstractFolderPropertyDescriptor {}
    }

    /** An action that knows its build. */
    public static class Note extends InvisibleAction implements RunAction2 {
        private final String text;
        private transient Run<?, ?> run;

        Note(String text) {
            this.text = text;
        }

        @Override
        public void onAttached(Run<?, ?> r) {
            run = r;
        }

        @Override
        public void onLoad(Run<?, ?> r) {
            run = r;
        }
    }

    /** An action that nobody stores. */
    public static class Contributed extends InvisibleAction {}

    @TestExtension
    public static class Contributing extends TransientActionFactory<WorkflowJob> {
        @Override
        public Class<WorkflowJob> type() {
            return WorkflowJob.class;
        }

        @Override
        public Collection<? extends Action> createFor(WorkflowJob target) {
            return List.of(new Contributed());
        }
    }
}
