package org.kohsuke.stapler;

/** One object on the way from the root to the requested one. */
public interface Ancestor {
    Object getObject();

    /** URL of the object, with the context path and without a slash at its end. */
    String getUrl();

    Ancestor getPrev();
}
