package org.kohsuke.stapler;

/** A node that names another object for URLs that it does not know. */
public interface StaplerFallback {
    Object getStaplerFallback();
}
