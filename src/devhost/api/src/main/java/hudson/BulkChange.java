package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

/** Several changes of one object that are saved once, by {@link #commit()}. */
public class BulkChange implements Closeable {
    /** Stands for every object. */
    public static final Saveable ALL = () -> {};

    private static final ThreadLocal<BulkChange> IN_SCOPE = new ThreadLocal<>();

    private final Saveable saveable;
    private final BulkChange parent;
    private boolean completed;

    public BulkChange(Saveable saveable) {
        this.saveable = saveable;
        this.parent = current();
        IN_SCOPE.set(this);
    }

    public void commit() throws IOException {
        if (!completed) {
            abort();
            saveable.save();
        }
    }

    /** Leaves without saving. */
    public void abort() {
        if (completed) {
            return;
        }
        completed = true;
        if (current() != this) {
            throw new AssertionError("Trying to save BulkChange that's not in scope");
        }
        IN_SCOPE.set(parent);
    }

    @Override
    public void close() {
        abort();
    }

    public static BulkChange current() {
        return IN_SCOPE.get();
    }

    public static boolean contains(Saveable s) {
        for (BulkChange change = current(); change != null; change = change.parent) {
            if (change.saveable == s || change.saveable == ALL) {
                return true;
            }
        }
        return false;
    }
}
