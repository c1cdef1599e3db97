package devhost.pipeline;

import groovy.lang.GroovyObjectSupport;
import hudson.model.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;

/** The objects that every Jenkinsfile finds. */
final class ScriptVariables {
    private ScriptVariables() {}

    /** {@code env}: reads and sets environment variables of the build. */
    public static final class Env extends GroovyObjectSupport {
        private final Program program;

        Env(Program program) {
            this.program = program;
        }

        /** The value, or null. */
        public String get(String name) {
            try {
                return program.environment(Strand.current().surroundings()).get(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw Sneaky.raise(e);
            }
        }

        @Override
        public Object getProperty(String name) {
            return get(name);
        }

        @Override
        public void setProperty(String name, Object value) {
            program.globalVariables().put(name, String.valueOf(value));
        }
    }

    /** {@code currentBuild}. */
    public static final class CurrentBuild {
        private final WorkflowRun run;

        CurrentBuild(WorkflowRun run) {
            this.run = run;
        }

        public String getResult() {
            return run.getResult() == null ? null : run.getResult().toString();
        }

        public void setResult(String result) {
            run.setResult(Result.fromString(result));
        }

        public String getCurrentResult() {
            return run.getResult() == null ? Result.SUCCESS.toString() : run.getResult().toString();
        }

        public boolean resultIsBetterOrEqualTo(String other) {
            return Result.fromString(getCurrentResult()).isBetterOrEqualTo(Result.fromString(other));
        }

        public boolean resultIsWorseOrEqualTo(String other) {
            return Result.fromString(getCurrentResult()).isWorseOrEqualTo(Result.fromString(other));
        }

        public String getDescription() {
            return run.getDescription();
        }

        public void setDescription(String description) throws IOException {
            run.setDescription(description);
        }

        public String getDisplayName() {
            return run.getDisplayName();
        }

        public void setDisplayName(String name) throws IOException {
            run.setDisplayName(name);
        }

        public int getNumber() {
            return run.getNumber();
        }

        public String getId() {
            return run.getId();
        }

        public String getFullDisplayName() {
            return run.getFullDisplayName();
        }

        public String getProjectName() {
            return run.getParent().getName();
        }

        public String getFullProjectName() {
            return run.getParent().getFullName();
        }

        public String getAbsoluteUrl() {
            return run.getAbsoluteUrl();
        }

        public WorkflowRun getRawBuild() {
            return run;
        }
    }

    /** {@code scm}: stands for the directory that the job came from. */
    public static final class Scm {}
}
