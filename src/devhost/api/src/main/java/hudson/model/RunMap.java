package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The builds of a job, newest first, loaded from their directories. */
public final class RunMap<R extends Run<?, R>> extends ConcurrentSkipListMap<Integer, R> {
    private static final long serialVersionUID = 1L;

    public RunMap() {
        super(Comparator.reverseOrder());
    }

    /** Loads every build under {@code builds/}; one that cannot be read is reported and left out. */
    public void load(File builds, Constructor<R> constructor) {
        String[] names = builds.list((dir, name) -> name.matches("\\d+"));
        for (String name : names == null ? new String[0] : names) {
            try {
                R run = constructor.create(new File(builds, name));
                put(run.getNumber(), run);
                run.onLoad();
            } catch (IOException | RuntimeException e) {
                Logger.getLogger(RunMap.class.getName())
                        .log(Level.WARNING, "could not load " + new File(builds, name), e);
            }
        }
    }

    /** Makes a build from its directory. */
    public interface Constructor<R> {
        R create(File dir) throws IOException;
    }
}
