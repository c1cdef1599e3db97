package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.Engines;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real engines that tests run on, from the environment variable {@value #VARIABLE}, for example {@code
 * 20.10=unix:///run/a.sock,26.1=unix:///run/b.sock}. Everything that tests make on them carries {@link #label()} and
 * is removed when this JVM ends.
 */
public final class TestEngines {
    static final String VARIABLE = "WINDFLOW_TEST_ENGINES";
    /** The label that every container, network, volume and image of a test carries. */
    public static final String LABEL = "io.jenkins.windflow.test";

    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Engines CLIENTS = new Engines();
    private static final List<TestEngine> ENGINES = engines();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ENGINES.forEach(TestEngine::removeEverything)));
    }

    private TestEngines() {}

    /** All engines; none is a failure, so that nobody believes a test has run. */
    public static List<TestEngine> all() {
        if (ENGINES.isEmpty()) {
            throw new IllegalStateException(
                    VARIABLE + " names no Docker engine for the tests; run them with ./dev test, which starts two.");
        }
        return ENGINES;
    }

    /** Any engine, for tests that need just one. */
    public static TestEngine any() {
        return all().getLast();
    }

    /** A name that no other test uses. */
    public static String uniqueName(String prefix) {
        return "wf-" + prefix + "-" + RUN + "-" + COUNTER.incrementAndGet();
    }

    /** The value of {@link #LABEL} in this run of the tests. */
    public static String label() {
        return RUN;
    }

    private static List<TestEngine> engines() {
        List<TestEngine> engines = new ArrayList<>();
        String value = System.getenv(VARIABLE);
        for (String entry : value == null ? new String[0] : value.split(",")) {
            String[] parts = entry.strip().split("=", 2);
            engines.add(new TestEngine(parts[0], Path.of(URI.create(parts[1]).getPath()), CLIENTS));
        }
        return List.copyOf(engines);
    }
}
