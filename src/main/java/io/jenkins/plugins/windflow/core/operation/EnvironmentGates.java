package io.jenkins.plugins.windflow.core.operation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Bounds how many operations run at the same time in one environment; environments do not know of each other. */
final class EnvironmentGates {
    private final int places;
    private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();

    EnvironmentGates(int places) {
        this.places = places;
    }

    /** Waits for a place; the action is run once when there is none at first. */
    void enter(String environment, Runnable whenWaiting) throws InterruptedException {
        Semaphore gate = gates.computeIfAbsent(environment, name -> new Semaphore(places, true));
        if (!gate.tryAcquire()) {
            whenWaiting.run();
            gate.acquire();
        }
    }

    void leave(String environment) {
        gates.get(environment).release();
    }
}
