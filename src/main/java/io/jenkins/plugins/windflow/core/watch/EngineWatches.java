package io.jenkins.plugins.windflow.core.watch;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The watches of all environments. */
public final class EngineWatches {
    private final Map<String, EngineWatch> watches = new ConcurrentHashMap<>();
    private final Function<String, EngineLease> source;

    /** @param source a new lease of the engine of an environment; throws when there is none */
    public EngineWatches(Function<String, EngineLease> source) {
        this.source = source;
    }

    /** The watch of an environment. */
    public EngineWatch of(String environment) {
        return watches.computeIfAbsent(
                environment, name -> new EngineWatch(name, () -> source.apply(name), Pace.DEFAULT));
    }

    /** The environments have been configured anew: their engines may be reached by another way now. */
    public void configured(Collection<String> environments) {
        watches.values().forEach(EngineWatch::reconnect);
        watches.entrySet()
                .removeIf(entry -> !environments.contains(entry.getKey())
                        && !entry.getValue().isFollowed());
    }
}
