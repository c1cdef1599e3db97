package io.jenkins.plugins.windflow.runtime;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.stack.Inventory;
import io.jenkins.plugins.windflow.core.stack.InventoryReader;
import io.jenkins.plugins.windflow.core.stack.SharedLooks;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was seen last in each environment. */
public final class Inventories {
    private final Map<String, Inventory> seen = new ConcurrentHashMap<>();
    private final SharedLooks<DockerEnvironment, Inventory> looks = new SharedLooks<>();

    /** What was seen last; empty when nothing was seen yet, or the engine could not be reached since. */
    public Optional<Inventory> last(String environment) {
        return Optional.ofNullable(seen.get(environment));
    }

    /**
     * Looks now, or waits for who does so already.
     *
     * @throws io.jenkins.plugins.windflow.core.docker.error.EngineException when the engine cannot be reached
     */
    public Inventory look(DockerEnvironment environment) {
        return looks.look(environment, () -> read(environment));
    }

    private Inventory read(DockerEnvironment environment) {
        String controller = WindflowRuntime.get().controller().id();
        try (EngineLease lease = Environments.lease(environment)) {
            Inventory inventory = new InventoryReader(lease.engine()::getJson, controller).read();
            seen.put(environment.getName(), inventory);
            return inventory;
        } catch (RuntimeException e) {
            seen.remove(environment.getName());
            throw e;
        }
    }

    /** Forgets environments that are not configured any more. */
    void retain(Collection<String> names) {
        seen.keySet().retainAll(names);
    }
}
