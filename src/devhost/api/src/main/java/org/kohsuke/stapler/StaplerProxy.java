package org.kohsuke.stapler;

/** A node whose URLs are those of another object; null means not found, an exception refuses. */
public interface StaplerProxy {
    Object getTarget();
}
