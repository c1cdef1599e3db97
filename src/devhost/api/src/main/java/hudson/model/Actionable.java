package hudson.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A model object that carries actions: stored ones and those that factories contribute. */
public abstract class Actionable implements ModelObject {
    private volatile CopyOnWriteArrayList<Action> actions;

    /** The stored actions. */
    public List<Action> getActions() {
        synchronized (this) {
            if (actions == null) {
                actions = new CopyOnWriteArrayList<>();
            }
            return actions;
        }
    }

    /** The stored actions, then the contributed ones. */
    public final List<? extends Action> getAllActions() {
        List<Action> all = new ArrayList<>(getActions());
        for (TransientActionFactory<?> factory : TransientActionFactory.factoriesFor(getClass(), Action.class)) {
            all.addAll(contributions(factory));
        }
        return Collections.unmodifiableList(all);
    }

    public <T extends Action> List<T> getActions(Class<T> type) {
        return getAllActions().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <T extends Action> T getAction(Class<T> type) {
        return getActions(type).stream().findFirst().orElse(null);
    }

    public void addAction(Action a) {
        getActions().add(Objects.requireNonNull(a));
    }

    /** Adds an action in place of those of exactly its class; whether that changed anything. */
    public boolean addOrReplaceAction(Action a) {
        boolean there = getActions().contains(Objects.requireNonNull(a));
        boolean removed = getActions().removeIf(other -> other.getClass() == a.getClass() && !other.equals(a));
        if (!there) {
            addAction(a);
        }
        return removed || !there;
    }

    /** Routes {@code <url name>/} to an action. */
    public Object getDynamic(String token, StaplerRequest2 req, StaplerResponse2 rsp) {
        return getAllActions().stream().filter(a -> token.equals(a.getUrlName())).findFirst().orElse(null);
    }

    private <T> Collection<? extends Action> contributions(TransientActionFactory<T> factory) {
        try {
            return factory.createFor(factory.type().cast(this));
        } catch (RuntimeException e) {
            Logger.getLogger(Actionable.class.getName())
                    .log(Level.SEVERE, "Could not load actions from " + factory + " for " + this, e);
            return List.of();
        }
    }
}
