package hudson.model.listeners;

import com.google.common.reflect.TypeToken;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Hears of the life of builds. */
public abstract class RunListener<R extends Run> implements ExtensionPoint {
    public final Class<R> targetType;

    protected RunListener(Class<R> targetType) {
        this.targetType = targetType;
    }

    @SuppressWarnings("unchecked")
    protected RunListener() {
        targetType = (Class<R>) TypeToken.of(getClass()).getSupertype(RunListener.class)
                .resolveType(RunListener.class.getTypeParameters()[0]).getRawType();
    }

    public void onStarted(R r, TaskListener listener) {}

    public void onCompleted(R r, TaskListener listener) {}

    public void onFinalized(R r) {}

    public void onDeleted(R r) {}

    public static void fireStarted(Run<?, ?> r, TaskListener listener) {
        fire(r, each -> each.onStarted(r, listener));
    }

    public static void fireCompleted(Run<?, ?> r, TaskListener listener) {
        fire(r, each -> each.onCompleted(r, listener));
    }

    public static void fireFinalized(Run<?, ?> r) {
        fire(r, each -> each.onFinalized(r));
    }

    public static void fireDeleted(Run<?, ?> r) {
        fire(r, each -> each.onDeleted(r));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void fire(Run<?, ?> run, Consumer<RunListener<Run>> event) {
        for (RunListener listener : ExtensionList.lookup(RunListener.class)) {
            if (listener.targetType.isInstance(run)) {
                try {
                    event.accept(listener);
                } catch (RuntimeException e) {
                    Logger.getLogger(RunListener.class.getName()).log(Level.WARNING, "RunListener failed", e);
                }
            }
        }
    }
}
