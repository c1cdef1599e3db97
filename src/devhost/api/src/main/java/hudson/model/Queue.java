package hudson.model;

/** The builds that wait. Here every build starts at once, so only the type of what it runs is left. */
public class Queue {
    /** What an executor runs: a build. */
    public interface Executable {}
}
