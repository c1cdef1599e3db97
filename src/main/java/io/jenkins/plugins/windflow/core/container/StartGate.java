package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.change.making.GateFailure;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.Watch;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Waits until new containers run, and are healthy where they have a health check. */
final class StartGate {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final JournalledEngine journalled;
    private final EngineReturn engineReturn;
    private final Duration timeout;
    private final Duration minUptime;

    /** @param minUptime how long one without a health check has to run */
    StartGate(JournalledEngine journalled, EngineReturn engineReturn, Duration timeout, Duration minUptime) {
        this.journalled = journalled;
        this.engineReturn = engineReturn;
        this.timeout = timeout;
        this.minUptime = minUptime;
    }

    /** @throws GateFailure with one sentence when one does not come up */
    void await(Collection<String> ids) throws Exception {
        Map<String, Watch> waiting = new LinkedHashMap<>();
        boolean podman = journalled.engine().isPodman();
        ids.forEach(id -> waiting.put(id, new Watch(id, "", 0, false, minUptime, podman)));
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!areGood(waiting.values(), deadline)) {
            Thread.sleep(PAUSE);
        }
    }

    private boolean areGood(Collection<Watch> watches, long deadline) throws Exception {
        journalled.run().checkCancelled();
        boolean good = true;
        for (Watch watch : watches) {
            JsonNode inspect = engineReturn
                    .ask(() -> journalled.engine().container(watch.id()))
                    .orElseThrow(() -> new GateFailure(
                            "The new container (" + watch.id().substring(0, 12) + ") is gone: somebody removed it.",
                            watch.id()));
            Watch.Verdict verdict = watch.look(inspect, System.nanoTime());
            if (verdict.standing() == Watch.Standing.FAILED) {
                throw new GateFailure("The new container failed: " + verdict.sentence(), watch.id());
            }
            if (!verdict.isGood() && System.nanoTime() > deadline) {
                throw new GateFailure(
                        "The new container was not up within " + timeout.toSeconds() + " s: " + verdict.sentence(),
                        watch.id());
            }
            good &= verdict.isGood();
        }
        return good;
    }
}
