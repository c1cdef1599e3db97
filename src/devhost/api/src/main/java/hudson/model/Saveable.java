package hudson.model;

import java.io.IOException;

/** An object that stores itself. */
public interface Saveable {
    /** Saveable that does nothing. */
    Saveable NOOP = () -> {};

    void save() throws IOException;
}
