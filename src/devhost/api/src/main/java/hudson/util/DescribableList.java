package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Describables of one kind; every change saves the owner. Stored as a plain list. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends AbstractList<T> {
    private final List<T> data = new CopyOnWriteArrayList<>();
    private transient Saveable owner = Saveable.NOOP;

    public DescribableList() {}

    public DescribableList(Saveable owner) {
        setOwner(owner);
    }

    public DescribableList(Saveable owner, Collection<? extends T> initial) {
        this(owner);
        data.addAll(initial);
    }

    public void setOwner(Saveable owner) {
        this.owner = owner;
    }

    /** The entry of exactly this class, or null. */
    public <U extends T> U get(Class<U> type) {
        return data.stream().filter(each -> each.getClass() == type).map(type::cast).findFirst().orElse(null);
    }

    public T get(D descriptor) {
        return data.stream().filter(each -> each.getDescriptor() == descriptor).findFirst().orElse(null);
    }

    @Override
    public T get(int index) {
        return data.get(index);
    }

    @Override
    public int size() {
        return data.size();
    }

    @Override
    public boolean add(T item) {
        data.add(item);
        changed();
        return true;
    }

    @Override
    public void add(int index, T item) {
        data.add(index, item);
    }

    /** Replaces the entries of the same class. */
    public void replace(T item) throws IOException {
        data.removeIf(each -> each.getClass() == item.getClass());
        data.add(item);
        owner.save();
    }

    public void remove(Class<? extends T> type) throws IOException {
        data.removeIf(each -> each.getClass() == type);
        owner.save();
    }

    private void changed() {
        try {
            owner.save();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
