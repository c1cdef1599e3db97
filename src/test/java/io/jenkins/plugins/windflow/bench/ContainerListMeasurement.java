package io.jenkins.plugins.windflow.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * The list of 500 containers as JSON: what 95 of 100 questions take at most while twenty people ask, each once a second, against
 * one who asks the engine itself; and how long after a container has started the list says so.
 */
final class ContainerListMeasurement {
    private static final int CONTAINERS = 500;
    private static final int CREATED_AT_ONCE = 8;
    private static final int VIEWERS = 20;
    private static final int QUESTIONS = 15;
    private static final int PEER_QUESTIONS = 60;
    private static final int PERIOD_MILLIS = 1000;
    private static final int STARTS = 10;
    private static final double PERCENTILE = 0.95;
    private static final double MOST = 1.3;
    private static final int OLDEST_MILLIS = 1000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final TestEngine engine;
    private final Browser browser;
    private final HttpRequest question;

    ContainerListMeasurement(JenkinsRule jenkins, TestEngine engine) throws Exception {
        this.engine = engine;
        this.browser = Browser.of(jenkins, PagesBenchmark.USER);
        this.question = browser.request("windflow/api/environment/" + PagesBenchmark.ENVIRONMENT + "/containers/")
                .build();
    }

    void run(Consumer<Figure> figures) throws Exception {
        List<String> containers = create();
        try (EngineLease lease = engine.lease()) {
            ours();
            peer(lease.engine());
            double ours = percentile(ours());
            double peer = percentile(peer(lease.engine()));
            figures.accept(new Figure(
                    "pages: list of " + CONTAINERS + " containers, " + VIEWERS + " viewers, p95",
                    ours,
                    peer,
                    "ms",
                    new Target.Ratio(MOST)));
            figures.accept(new Figure(
                    "pages: age of the list after a start, longest of " + STARTS,
                    oldest(lease.engine(), containers),
                    Double.NaN,
                    "ms",
                    new Target.Amount(OLDEST_MILLIS)));
        } finally {
            each(containers, id -> {
                engine.remove(id);
                return id;
            });
        }
    }

    private List<String> create() throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < CONTAINERS; i++) {
            numbers.add(i);
        }
        return each(numbers, number -> engine.create(config -> {}, "sleep", "10000"));
    }

    private interface Step<A, B> {
        B take(A element) throws Exception;
    }

    private static <A, B> List<B> each(List<A> elements, Step<A, B> step) throws Exception {
        List<B> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CREATED_AT_ONCE)) {
            List<Callable<B>> calls = new ArrayList<>();
            elements.forEach(element -> calls.add(() -> step.take(element)));
            for (Future<B> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
        }
        return results;
    }

    /** All viewers, one after the other in each second; nanoseconds of each question. */
    private long[] ours() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<long[]>> viewers = new ArrayList<>();
            for (int i = 0; i < VIEWERS; i++) {
                int delay = i * PERIOD_MILLIS / VIEWERS;
                viewers.add(() -> {
                    Thread.sleep(delay);
                    return took(QUESTIONS, PERIOD_MILLIS, this::ask);
                });
            }
            long[] all = {};
            for (Future<long[]> viewer : threads.invokeAll(viewers)) {
                long[] one = viewer.get();
                all = Arrays.copyOf(all, all.length + one.length);
                System.arraycopy(one, 0, all, all.length - one.length, one.length);
            }
            return all;
        }
    }

    private static long[] peer(Engine bare) throws Exception {
        return took(PEER_QUESTIONS, 0, () -> bare.getJson("/containers/json", Map.of("all", "1")));
    }

    private String ask() throws Exception {
        var answer = browser.client().send(question, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The list is answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** @param period milliseconds from one question to the next, or 0 for at once after the answer */
    private static long[] took(int times, int period, Callable<?> question) throws Exception {
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            long before = System.nanoTime();
            question.call();
            took[i] = System.nanoTime() - before;
            Thread.sleep(Math.max(0, period - Math.round(took[i] / NANOS_PER_MILLI)));
        }
        return took;
    }

    private static double percentile(long[] values) {
        Arrays.sort(values);
        return values[(int) Math.ceil(values.length * PERCENTILE) - 1] / NANOS_PER_MILLI;
    }

    /** From the engine's answer to a start until the list has the container as running, in milliseconds. */
    private double oldest(Engine bare, List<String> containers) throws Exception {
        double longest = 0;
        for (String id : containers.subList(0, STARTS)) {
            bare.postJson(EnginePath.of("containers", id, "start"), Map.of(), null);
            long started = System.nanoTime();
            while (!isShownAsRunning(ask(), id)) {
                Thread.sleep(5);
            }
            longest = Math.max(longest, (System.nanoTime() - started) / NANOS_PER_MILLI);
        }
        return longest;
    }

    private static boolean isShownAsRunning(String list, String id) throws Exception {
        for (var container : new ObjectMapper().readTree(list).path("containers")) {
            if (container.path("id").asText().equals(id)) {
                return container.path("state").asText().equals("running");
            }
        }
        return false;
    }
}
