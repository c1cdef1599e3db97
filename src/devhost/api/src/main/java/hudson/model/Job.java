package hudson.model;

import hudson.EnvVars;
import hudson.security.ACL;
import hudson.util.RunList;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Something that has builds. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    protected transient volatile int nextBuildNumber = 1;

    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }

    public abstract boolean isBuildable();

    protected abstract SortedMap<Integer, ? extends RunT> _getRuns();

    protected abstract void removeRun(RunT run);

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        Path file = numberFile();
        nextBuildNumber = Files.exists(file) ? Integer.parseInt(Files.readString(file).trim()) : 1;
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public Collection<? extends Job> getAllJobs() {
        return List.of(this);
    }

    public int getNextBuildNumber() {
        return nextBuildNumber;
    }

    /** Takes the next build number. */
    public synchronized int assignBuildNumber() throws IOException {
        int number = nextBuildNumber++;
        Files.writeString(numberFile(), nextBuildNumber + "\n");
        return number;
    }

    /** Directory of the builds. */
    public File getBuildDir() {
        return new File(getRootDir(), "builds");
    }

    public RunT getBuildByNumber(int n) {
        return _getRuns().get(n);
    }

    /** The newest build with this number or a smaller one, or null. */
    public RunT getNearestOldBuild(int n) {
        SortedMap<Integer, ? extends RunT> older = _getRuns().tailMap(n);
        return older.isEmpty() ? null : older.get(older.firstKey());
    }

    @SuppressWarnings("unchecked")
    public RunList<RunT> getBuilds() {
        return new RunList<>((Collection<RunT>) _getRuns().values());
    }

    public RunT getLastBuild() {
        return newest(run -> true);
    }

    public RunT getLastCompletedBuild() {
        return newest(run -> !run.isBuilding());
    }

    public RunT getLastSuccessfulBuild() {
        return newest(run -> !run.isBuilding() && run.getResult() != null
                && run.getResult().isBetterOrEqualTo(Result.UNSTABLE));
    }

    public boolean isBuilding() {
        RunT last = getLastBuild();
        return last != null && last.isBuilding();
    }

    public EnvVars getEnvironment(Node node, TaskListener listener)
            throws IOException, InterruptedException {
        EnvVars env = new EnvVars();
        env.put("JENKINS_URL", Jenkins.get().getRootUrl());
        env.put("JOB_NAME", getFullName());
        env.put("JOB_BASE_NAME", getName());
        env.put("JOB_URL", getAbsoluteUrl());
        return env;
    }

    /** Routes {@code <number>/} and {@code lastBuild/} to builds. */
    @Override
    public Object getDynamic(String token, StaplerRequest2 req, StaplerResponse2 rsp) {
        if (token.matches("\\d{1,9}")) {
            return getBuildByNumber(Integer.parseInt(token));
        }
        return switch (token) {
            case "lastBuild" -> getLastBuild();
            case "lastCompletedBuild" -> getLastCompletedBuild();
            case "lastSuccessfulBuild" -> getLastSuccessfulBuild();
            default -> super.getDynamic(token, req, rsp);
        };
    }

    private RunT newest(Predicate<RunT> condition) {
        for (RunT run : _getRuns().values()) {
            if (condition.test(run)) {
                return run;
            }
        }
        return null;
    }

    private Path numberFile() {
        return new File(getRootDir(), "nextBuildNumber").toPath();
    }
}
