package io.jenkins.plugins.windflow.live;

import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.stack.Inventory;
import io.jenkins.plugins.windflow.json.EnvironmentJson;
import io.jenkins.plugins.windflow.json.StackJson;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks at the environments that somebody watches, every three seconds, and tells the viewers what is new. */
final class Lookout {
    private static final Logger LOGGER = Logger.getLogger(Lookout.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(3);
    private static final Inventory NOTHING = new Inventory(List.of(), 0, 0, 0);

    private final EventHub hub;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, Inventory> seen = new ConcurrentHashMap<>();
    private final Map<String, byte[]> told = new ConcurrentHashMap<>();

    Lookout(EventHub hub) {
        this.hub = hub;
    }

    /** Begins to look; ends by itself when nobody is left. */
    void start() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("windflow-lookout").start(this::run);
        }
    }

    /** Tells all environments again, if anything about them is new. */
    void environmentsChanged() {
        tellNews(EventHub.ENVIRONMENTS, "environments", EventHub.json(EnvironmentJson.all()));
    }

    /** Looks at an environment for a new viewer; false when there is none of that name. */
    boolean tellPresent(EventStream stream, String name) {
        Optional<DockerEnvironment> found = WindflowConfiguration.get().environment(name);
        found.ifPresent(environment -> {
            Inventory known = seen.get(environment.getName());
            if (known == null) {
                Thread.ofVirtual().name("windflow-look-" + name).start(() -> lookFor(stream, environment));
            } else {
                stream.tell("stacks", stacks(environment));
            }
        });
        return found.isPresent();
    }

    /** Tells the new viewer even when the others have been told the same before. */
    private void lookFor(EventStream stream, DockerEnvironment environment) {
        look(environment);
        stream.tell("stacks", stacks(environment));
    }

    private void run() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            while (hub.hasViewers() && !WindflowRuntime.get().isEnding()) {
                lookSafely();
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            seen.clear();
            told.clear();
            hub.matchFeeds();
            looking.set(false);
        }
        if (hub.hasViewers() && !WindflowRuntime.get().isEnding()) {
            start(); // somebody came in the last moment
        }
    }

    private void lookSafely() {
        try {
            lookOnce();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The environments could not be looked at for Windflow's pages.", e);
        }
    }

    private void lookOnce() {
        hub.matchFeeds();
        Set<String> wanted = hub.wanted();
        if (wanted.contains(EventHub.ENVIRONMENTS)) {
            environmentsChanged();
        }
        for (DockerEnvironment environment : WindflowConfiguration.get().getEnvironments()) {
            if (wanted.contains(EventHub.ENVIRONMENT + environment.getName()) && busy.add(environment.getName())) {
                Thread.ofVirtual()
                        .name("windflow-look-" + environment.getName())
                        .start(() -> {
                            try {
                                look(environment);
                            } finally {
                                busy.remove(environment.getName());
                            }
                        });
            }
        }
    }

    private void look(DockerEnvironment environment) {
        String name = environment.getName();
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            seen.put(name, WindflowRuntime.get().inventories().look(environment));
        } catch (EngineException e) {
            LOGGER.log(Level.FINE, e, () -> "No look at the containers of " + name);
            WindflowRuntime.get()
                    .monitor()
                    .check(name, () -> environment.usableConnection().dialer(name));
        }
        tellNews(EventHub.ENVIRONMENT + name, "stacks", stacks(environment));
    }

    private byte[] stacks(DockerEnvironment environment) {
        return EventHub.json(StackJson.list(environment, seen.getOrDefault(environment.getName(), NOTHING)));
    }

    private void tellNews(String topic, String event, byte[] data) {
        if (!Arrays.equals(data, told.put(topic, data))) {
            hub.tellAll(topic, event, data);
        }
    }
}
