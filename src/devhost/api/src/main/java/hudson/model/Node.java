package hudson.model;

/** A machine that builds run on; only the built-in one exists. */
public abstract class Node implements ModelObject {
    public abstract String getNodeName();

    public abstract hudson.FilePath getRootPath();

    public abstract Computer toComputer();
}
