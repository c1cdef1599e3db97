package io.jenkins.plugins.windflow.core.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServiceOrderTest {
    private final Map<String, Set<String>> dependencies = new LinkedHashMap<>();

    private ServiceOrderTest service(String name, String... needed) {
        dependencies.put(name, new LinkedHashSet<>(List.of(needed)));
        return this;
    }

    private List<String> order() {
        return ServiceOrder.of(Collections.unmodifiableMap(dependencies));
    }

    @Test
    void whatIsNeededComesFirstAndTheRestStaysAsItIs() {
        service("web", "cache", "db")
                .service("alone")
                .service("db", "disk")
                .service("cache", "disk")
                .service("disk");

        assertThat(order()).containsExactly("disk", "cache", "db", "web", "alone");
    }

    @Test
    void whatIsNotThereIsIgnoredAndACircleIsCut() {
        service("a", "b", "gone").service("b", "c").service("c", "a", "b");

        assertThat(order()).containsExactly("c", "b", "a");
    }

    @Test
    void aChainMayBeLongerThanAStackIsDeep() {
        IntStream.range(0, 100_000).forEach(number -> service("s" + number, "s" + (number + 1)));

        assertThat(order()).hasSize(100_000).startsWith("s99999", "s99998").endsWith("s1", "s0");
    }
}
