package hudson;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;

/** All extensions of one type, highest ordinal first. Entries can be added at run time. */
public class ExtensionList<T> extends AbstractList<T> {
    public final Jenkins jenkins;
    public final Class<T> extensionType;
    private volatile List<T> extensions;

    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {
        this.jenkins = jenkins;
        this.extensionType = extensionType;
    }

    /** The extensions of a type; it must be asked for again after a restart of the controller. */
    public static <T> ExtensionList<T> lookup(Class<T> type) {
        return Jenkins.get().getExtensionList(type);
    }

    public static <U> U lookupSingleton(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }

    public static <T> ExtensionList<T> create(Jenkins jenkins, Class<T> type) {
        return new ExtensionList<>(jenkins, type);
    }

    /** The extension of exactly this class, or null. */
    public <U extends T> U get(Class<U> type) {
        return all().stream().filter(each -> each.getClass() == type).map(type::cast).findFirst().orElse(null);
    }

    public <U extends T> U getInstance(Class<U> type) {
        U found = get(type);
        if (found == null) {
            throw new IllegalStateException("Could not find " + type.getName());
        }
        return found;
    }

    /** Looks up by class name, so that extensions have URLs. */
    public T getDynamic(String className) {
        return all().stream().filter(e -> e.getClass().getName().equals(className)).findFirst().orElse(null);
    }

    @Override
    public T get(int index) {
        return all().get(index);
    }

    @Override
    public int size() {
        return all().size();
    }

    @Override
    public boolean add(T extension) {
        return all().add(extension);
    }

    @Override
    public void add(int index, T extension) {
        all().add(index, extension);
    }

    @Override
    public boolean remove(Object extension) {
        return all().remove(extension);
    }

    private List<T> all() {
        if (extensions == null) {
            synchronized (this) {
                if (extensions == null) {
                    extensions = new CopyOnWriteArrayList<>(load());
                }
            }
        }
        return extensions;
    }

    protected List<T> load() {
        return jenkins.extensionIndex().find(extensionType);
    }
}
