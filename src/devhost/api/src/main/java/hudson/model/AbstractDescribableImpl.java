package hudson.model;

/** Describable that finds its descriptor by its class. */
public abstract class AbstractDescribableImpl<T extends AbstractDescribableImpl<T>> implements Describable<T> {}
