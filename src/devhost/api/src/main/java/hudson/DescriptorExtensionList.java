package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.List;
import jenkins.model.Jenkins;

/** The descriptors of one kind of describable. */
public class DescriptorExtensionList<T extends Describable<T>, D extends Descriptor<T>> extends ExtensionList<D> {
    private final Class<T> describableType;

    @SuppressWarnings({"unchecked", "rawtypes"})
    protected DescriptorExtensionList(Jenkins jenkins, Class<T> describableType) {
        super(jenkins, (Class) Descriptor.class);
        this.describableType = describableType;
    }

    public static <T extends Describable<T>, D extends Descriptor<T>>
            DescriptorExtensionList<T, D> createDescriptorList(Jenkins jenkins, Class<T> describableType) {
        return new DescriptorExtensionList<>(jenkins, describableType);
    }

    /** The descriptor of exactly this describable class, or null. */
    public D find(Class<? extends T> type) {
        return stream().filter(d -> d.clazz == type).findFirst().orElse(null);
    }

    /** The descriptor whose describable has this class name, or null. */
    public D find(String className) {
        return stream().filter(d -> d.clazz.getName().equals(className)).findFirst().orElse(null);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected List<D> load() {
        return (List<D>) (List<?>) jenkins.getExtensionList(Descriptor.class).stream()
                .filter(d -> d.getT() == describableType)
                .toList();
    }
}
