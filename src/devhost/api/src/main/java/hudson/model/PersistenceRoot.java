package hudson.model;

import java.io.File;

/** Something that owns a directory. */
public interface PersistenceRoot extends Saveable {
    File getRootDir();
}
