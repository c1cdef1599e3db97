package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file that means harm.
 *
 * @param content makes the text: all of them together would not fit into a small heap
 * @param reason a part of the message that refuses it; empty if it is merely large and must load
 */
record HostileFile(String name, Supplier<String> content, String reason) {
    static final List<HostileFile> ALL = List.of(
            new HostileFile("billion laughs in lists", HostileFile::lists, "once all aliases are written out"),
            new HostileFile("billion laughs in mappings", HostileFile::mappings, "once all aliases are written out"),
            new HostileFile("billion laughs by merge keys", HostileFile::mergeKeys, "once all aliases are written out"),
            new HostileFile(
                    "ten megabytes", () -> "services: {web: {image: \"" + "x".repeat(10 << 20) + "\"}}", "the most"),
            new HostileFile("a long comment", () -> "services: {web: {image: i}} #" + "x".repeat(2_000_000), ""),
            new HostileFile("a long word", () -> "services: {web: {image: " + "x".repeat(2_000_000) + "}}", ""),
            new HostileFile("long quoted text", HostileFile::quoted, ""),
            new HostileFile("100,000 keys", () -> services(1, index -> "{image: i, labels: {" + keys() + "}}"), ""),
            new HostileFile(
                    "100,000 unknown keys",
                    () -> services(1, index -> "{image: i, " + keys() + "}"),
                    "99900 more problems"),
            new HostileFile("10,000 services in a chain", HostileFile::chain, ""),
            new HostileFile("10,000 services in a circle", HostileFile::circle, "in a circle"),
            new HostileFile("deep lists", () -> "x-a: " + "[".repeat(100_000), "levels deep"),
            new HostileFile("deep mappings", () -> "x-a: " + "{a: ".repeat(100_000), "levels deep"),
            new HostileFile("deep blocks", HostileFile::blocks, "levels deep"),
            new HostileFile("deep interpolation", HostileFile::interpolation, "nested more than"),
            new HostileFile("millions of ports", HostileFile::ports, "more than 20000 ports"),
            new HostileFile("20,000 documents", HostileFile::documents, "more than 256 documents"),
            new HostileFile("tabs", () -> "services:\n\tweb: {}", "not YAML"),
            new HostileFile("NUL", () -> "services: {web: {image: \"a\0b\"}}", "U+0000"),
            new HostileFile("a control character", () -> "services:\n  web: {image: a\u0007}", "U+0007"),
            new HostileFile("a lone surrogate", () -> "services: {web: {image: \"\ud800\"}}", "not allowed"),
            new HostileFile("a version of YAML that does not exist", () -> "%YAML 9.9\n---\nservices: {}", "not YAML"));

    String text() {
        return content.get();
    }

    LoadRequest request() {
        return LoadRequest.of(List.of(new ComposeFile("compose.yaml", text()))).withProjectName("hostile");
    }

    @Override
    public String toString() {
        return name;
    }

    /** The text of one of them. */
    static String named(String name) {
        return ALL.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    static String services(int count, IntFunction<String> service) {
        return "services:\n"
                + IntStream.range(0, count)
                        .mapToObj(index -> "  s" + index + ": " + service.apply(index) + "\n")
                        .collect(Collectors.joining());
    }

    private static String lists() {
        StringBuilder text = new StringBuilder("x-a0: &a0 [lol]\n");
        for (int level = 1; level < 30; level++) {
            String one = "*a" + (level - 1);
            text.append("x-a" + level + ": &a" + level + " [" + String.join(", ", one, one, one, one, one) + "]\n");
        }
        return text + "services: {web: {image: i, command: *a29}}\n";
    }

    private static String mappings() {
        StringBuilder text = new StringBuilder("x-a0: &a0 {k: lol}\n");
        for (int level = 1; level < 30; level++) {
            String one = "*a" + (level - 1);
            text.append("x-a" + level + ": &a" + level + " {a: " + one + ", b: " + one + ", c: " + one + "}\n");
        }
        return text + "services: {web: {image: i, labels: *a29}}\n";
    }

    private static String mergeKeys() {
        StringBuilder text = new StringBuilder("x-m0: &m0 {");
        IntStream.range(0, 1_000).forEach(key -> text.append("k" + key + ": v, "));
        text.append("}\n");
        for (int level = 1; level < 1_000; level++) {
            text.append("x-m" + level + ": &m" + level + " {<<: [*m" + (level - 1) + ", *m0]}\n");
        }
        return text + "services: {web: {image: i}}\n";
    }

    private static String quoted() {
        return "services: {web: {image: i, environment: {A: '" + "$$ { } \\ '' ".repeat(160_000) + "'}}}";
    }

    private static String documents() {
        return IntStream.range(0, 20_000)
                .mapToObj(document -> "services: {s" + document + ": {image: i}}\n")
                .collect(Collectors.joining("---\n"));
    }

    private static String keys() {
        return IntStream.range(0, 100_000).mapToObj(key -> "k" + key + ": v").collect(Collectors.joining(", "));
    }

    private static String chain() {
        return services(10_000, index -> index == 0 ? "{image: i}" : "{image: i, depends_on: [s" + (index - 1) + "]}");
    }

    private static String circle() {
        return services(10_000, index -> "{image: i, depends_on: [s" + (index + 1) % 10_000 + "]}");
    }

    private static String blocks() {
        StringBuilder text = new StringBuilder("x-a:\n");
        for (int level = 1; level < 1_000; level++) {
            text.append(" ".repeat(level)).append("a:\n");
        }
        return text.toString();
    }

    private static String interpolation() {
        return "services: {web: {image: '" + "${A:-".repeat(100_000) + "}".repeat(100_000) + "'}}";
    }

    private static String ports() {
        return services(
                1,
                index -> "{image: i, ports: ["
                        + IntStream.range(1, 100)
                                .mapToObj(host -> "\"127.0.0." + host + ":1-65535:1-65535\"")
                                .collect(Collectors.joining(", "))
                        + "]}");
    }
}
