package hudson.model;

/** A descriptor that loads its stored state by itself right after construction. */
public interface PersistentDescriptor extends Saveable {
    void load();
}
