package hudson.model;

import jenkins.model.Jenkins;

/** An object whose class has a descriptor. */
public interface Describable<T extends Describable<T>> {
    @SuppressWarnings("unchecked")
    default Descriptor<T> getDescriptor() {
        return Jenkins.get().getDescriptorOrDie((Class<? extends Describable<?>>) getClass());
    }
}
