package hudson.model;

import hudson.BulkChange;
import hudson.EnvVars;
import hudson.XmlFile;
import hudson.model.listeners.RunListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import jenkins.util.NonLocalizable;
import org.apache.commons.io.FileUtils;
import org.kohsuke.stapler.StaplerProxy;

/** A build, kept in {@code build.xml} of its directory. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements PersistenceRoot, Comparable<RunT>, AccessControlled, StaplerProxy {
    public static final XStream2 XSTREAM = new XStream2();
    public static final XStream2 XSTREAM2 = XSTREAM;
    public static final PermissionGroup PERMISSIONS = new PermissionGroup(Run.class, new NonLocalizable("Run"));
    public static final Permission DELETE =
            new Permission(PERMISSIONS, "Delete", null, Permission.DELETE, PermissionScope.RUN);
    public static final Permission UPDATE =
            new Permission(PERMISSIONS, "Update", null, Permission.UPDATE, PermissionScope.RUN);

    protected final transient JobT project;
    protected transient int number;
    protected long timestamp;
    private long startTime;
    protected volatile Result result;
    protected long duration;
    private String displayName;
    protected volatile String description;
    private transient volatile State state;

    private enum State {
        NOT_STARTED,
        BUILDING,
        COMPLETED
    }

    /** A new build. */
    protected Run(JobT job) throws IOException {
        this(job, System.currentTimeMillis());
        this.number = project.assignBuildNumber();
        Files.createDirectories(getRootDir().toPath());
    }

    protected Run(JobT job, long timestamp) {
        this.project = job;
        this.timestamp = timestamp;
        this.state = State.NOT_STARTED;
    }

    /** A build loaded from its directory. */
    protected Run(JobT project, File buildDir) throws IOException {
        this(project, 0);
        this.number = Integer.parseInt(buildDir.getName());
        this.state = State.COMPLETED;
        getDataFile().unmarshal(this);
    }

    /** Called when the build was loaded. */
    protected void onLoad() {
        for (Action action : getActions()) {
            if (action instanceof RunAction2 aware) {
                aware.onLoad(this);
            }
        }
    }

    @Override
    public void addAction(Action a) {
        super.addAction(a);
        if (a instanceof RunAction2 aware) {
            aware.onAttached(this);
        }
        if (a instanceof CauseAction causes) {
            causes.getCauses().forEach(cause -> cause.onAddedTo(this));
        }
    }

    /** Marks the build as running. */
    protected void onStartBuilding() {
        state = State.BUILDING;
        startTime = System.currentTimeMillis();
    }

    /** Marks the build as over. */
    protected void onEndBuilding() {
        state = State.COMPLETED;
        duration = System.currentTimeMillis() - startTime;
        RunListener.fireFinalized(this);
    }

    public JobT getParent() {
        return project;
    }

    public int getNumber() {
        return number;
    }

    public String getId() {
        return Integer.toString(number);
    }

    public Result getResult() {
        return result;
    }

    /** Sets the result; it can only get worse. */
    public void setResult(Result r) {
        if (state != State.BUILDING) {
            throw new IllegalStateException("cannot change build result while in " + state);
        }
        result = result == null ? r : result.combine(r);
    }

    public boolean isBuilding() {
        return state == State.NOT_STARTED || state == State.BUILDING;
    }

    public boolean hasntStartedYet() {
        return state == State.NOT_STARTED;
    }

    public Calendar getTimestamp() {
        Calendar calendar = new GregorianCalendar();
        calendar.setTimeInMillis(timestamp);
        return calendar;
    }

    public final long getStartTimeInMillis() {
        return startTime == 0 ? timestamp : startTime;
    }

    /** Milliseconds. */
    public long getDuration() {
        return duration;
    }

    public List<Cause> getCauses() {
        CauseAction action = getAction(CauseAction.class);
        return action == null ? List.of() : action.getCauses();
    }

    public <T extends Cause> T getCause(Class<T> type) {
        CauseAction action = getAction(CauseAction.class);
        return action == null ? null : action.findCause(type);
    }

    @Override
    public String getDisplayName() {
        return displayName != null ? displayName : "#" + number;
    }

    public void setDisplayName(String value) throws IOException {
        displayName = value;
        save();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        this.description = description;
        save();
    }

    public String getFullDisplayName() {
        return project.getFullDisplayName() + " " + getDisplayName();
    }

    public String getUrl() {
        return project.getUrl() + number + "/";
    }

    public final String getAbsoluteUrl() {
        return project.getAbsoluteUrl() + number + "/";
    }

    public String getExternalizableId() {
        return project.getFullName() + "#" + number;
    }

    /** The build with this id, or null. */
    public static Run<?, ?> fromExternalizableId(String id) {
        int hash = id.lastIndexOf('#');
        if (hash <= 0) {
            throw new IllegalArgumentException("Invalid id");
        }
        Job<?, ?> job = Jenkins.get().getItemByFullName(id.substring(0, hash), Job.class);
        return job == null ? null : job.getBuildByNumber(Integer.parseInt(id.substring(hash + 1)));
    }

    @Override
    public File getRootDir() {
        return new File(project.getBuildDir(), Integer.toString(number));
    }

    public File getLogFile() {
        return new File(getRootDir(), "log");
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = project.getEnvironment(null, listener);
        env.put("BUILD_NUMBER", getId());
        env.put("BUILD_ID", getId());
        env.put("BUILD_TAG", "jenkins-" + project.getFullName().replace('/', '-') + "-" + number);
        env.put("BUILD_URL", getAbsoluteUrl());
        return env;
    }

    @Override
    public ACL getACL() {
        return project.getACL();
    }

    @Override
    public Object getTarget() {
        return project.getTarget() == null ? null : this;
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getDataFile().write(this);
        SaveableListener.fireOnChange(this, getDataFile());
    }

    @SuppressWarnings("unchecked")
    public void delete() throws IOException {
        RunListener.fireDeleted(this);
        FileUtils.deleteDirectory(getRootDir());
        project.removeRun((RunT) this);
    }

    @Override
    public int compareTo(RunT that) {
        return Integer.compare(number, that.number);
    }

    @Override
    public String toString() {
        return project.getFullName() + " #" + number;
    }

    private XmlFile getDataFile() {
        return new XmlFile(XSTREAM, new File(getRootDir(), "build.xml"));
    }
}
