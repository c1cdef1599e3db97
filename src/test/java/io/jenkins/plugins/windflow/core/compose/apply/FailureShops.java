package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One shop on each engine, for tests that leave it as they found it; what a failing test has broken is replaced. */
final class FailureShops implements AutoCloseable {
    /** A test. */
    interface Visit {
        void to(FailureShop shop) throws Exception;
    }

    private final Map<TestEngine, FailureShop> shops = new HashMap<>();
    private final Path directory;
    private final Map<String, String> variables;

    FailureShops(Path directory, Map<String, String> variables) {
        this.directory = directory;
        this.variables = variables;
    }

    void with(TestEngine engine, Visit visit) throws Exception {
        FailureShop shop = shops.containsKey(engine) ? shops.remove(engine) : open(engine);
        try {
            visit.to(shop);
        } catch (Throwable e) {
            shop.close();
            throw e;
        }
        shops.put(engine, shop);
    }

    private FailureShop open(TestEngine engine) {
        return new FailureShop(engine, directory.resolve(TestEngines.uniqueName("shop")), variables);
    }

    @Override
    public void close() {
        shops.values().forEach(FailureShop::close);
    }
}
