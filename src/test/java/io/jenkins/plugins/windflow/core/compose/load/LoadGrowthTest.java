package io.jenkins.plugins.windflow.core.compose.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file of four times the size is four times the work. Work is counted in bytes that the load asks the JVM for, which do
 * not depend on the machine: a loop within a loop over the same things would make sixteen times as many of them.
 */
class LoadGrowthTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private static final int SMALL = 250;
    private static final int TIMES = 4;

    /** @param texts of the files with so many of something */
    record Shape(String name, IntFunction<List<String>> texts) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Shape> shapes() {
        return List.of(
                one("services", size -> services(size, number -> "{image: i}")),
                one(
                        "services in a chain",
                        size -> services(
                                size,
                                number -> number == 0
                                        ? "{image: i}"
                                        : "{image: i, depends_on: [s" + (number - 1) + "]}")),
                one(
                        "services that need the same one",
                        size -> services(size, number -> number == 0 ? "{image: i}" : "{image: i, depends_on: [s0]}")),
                one(
                        "services with an anchor",
                        size -> "x-a: &a {image: i, labels: {a: b, c: d}}\n"
                                + services(size, number -> "{<<: *a, user: u}")),
                one("services with a network and a volume of their own", LoadGrowthTest::resources),
                one(
                        "variables",
                        size -> services(size, number -> "{image: \"${A" + number + ":-${B:-i}}\", user: u$$}")),
                one(
                        "environment",
                        size -> service("environment: {" + list(size, number -> "K" + number + ": v") + "}")),
                one(
                        "environment as a list",
                        size -> service("environment: [" + list(size, number -> "K" + number + "=v") + "]")),
                one("labels", size -> service("labels: [" + list(size, number -> "k" + number + "=v") + "]")),
                one(
                        "ports",
                        size -> service("ports: ["
                                + list(size, number -> "\"" + (1_000 + number) + ":" + (1_000 + number) + "\"") + "]")),
                one("mounts", size -> service("volumes: [" + list(size, number -> "\"/m" + number + "\"") + "]")),
                one("words", size -> service("command: [" + list(size, number -> "w" + number) + "]")),
                one("capabilities", size -> service("cap_add: [" + list(size, number -> "C" + number) + "]")),
                one("profiles", size -> service("profiles: [" + list(size, number -> "p" + number) + "]")),
                new Shape(
                        "two files",
                        size -> List.of(
                                services(size, number -> "{image: i, ports: [\"80\"], environment: {A: b}}"),
                                services(size, number -> "{image: j, ports: [\"81\"], environment: [C=d]}"))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isLinear(Shape shape) throws ComposeException {
        LoadRequest small = request(shape, SMALL);
        LoadRequest large = request(shape, TIMES * SMALL);
        // Until classes are loaded and tables are filled the first loads cost more than any later one.
        long before = Math.min(Math.min(allocated(small), allocated(small)), allocated(small));
        long after = Math.min(allocated(large), allocated(large));

        assertThat((double) after / before).isLessThan(1.5 * TIMES);
    }

    private static long allocated(LoadRequest request) throws ComposeException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ComposeLoader.load(request);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static LoadRequest request(Shape shape, int size) {
        List<String> texts = shape.texts().apply(size);
        return LoadRequest.of(IntStream.range(0, texts.size())
                        .mapToObj(number -> new ComposeFile("compose." + number + ".yaml", texts.get(number)))
                        .toList())
                .withProjectName("growth")
                .withProfiles(Set.of("*"));
    }

    private static Shape one(String name, IntFunction<String> text) {
        return new Shape(name, size -> List.of(text.apply(size)));
    }

    private static String services(int count, IntFunction<String> service) {
        return HostileFile.services(count, service);
    }

    private static String service(String keys) {
        return "services: {web: {image: i, " + keys + "}}";
    }

    private static String list(int size, IntFunction<String> entry) {
        return IntStream.range(0, size).mapToObj(entry).collect(Collectors.joining(", "));
    }

    private static String resources(int size) {
        return services(size, number -> "{image: i, networks: [n" + number + "], volumes: [\"vol" + number + ":/v\"]}")
                + "networks: {" + list(size, number -> "n" + number + ": {}") + "}\n"
                + "volumes: {" + list(size, number -> "vol" + number + ": {}") + "}\n";
    }
}
