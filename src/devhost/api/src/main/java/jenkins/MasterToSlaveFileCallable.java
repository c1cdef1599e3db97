package jenkins;

import hudson.FilePath;

/** Work on a file that the controller may ask an agent to do, and never the other way round. */
public abstract class MasterToSlaveFileCallable<T> implements FilePath.FileCallable<T> {
    private static final long serialVersionUID = 1L;
}
