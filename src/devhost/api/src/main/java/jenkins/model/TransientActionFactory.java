package jenkins.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Action;
import java.util.Collection;

/** Contributes actions, computed each time, to every object of a type. */
public abstract class TransientActionFactory<T> implements ExtensionPoint {
    public abstract Class<T> type();

    public Class<? extends Action> actionType() {
        return Action.class;
    }

    public abstract Collection<? extends Action> createFor(T target);

    /** The factories for objects of {@code type} that may yield actions related to {@code actionType}. */
    public static Iterable<? extends TransientActionFactory<?>> factoriesFor(
            Class<?> type, Class<? extends Action> actionType) {
        return ExtensionList.lookup(TransientActionFactory.class).stream()
                .<TransientActionFactory<?>>map(factory -> factory)
                .filter(factory -> factory.type().isAssignableFrom(type))
                .filter(f -> f.actionType().isAssignableFrom(actionType) || actionType.isAssignableFrom(f.actionType()))
                .toList();
    }
}
