package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several files that mean harm together.
 *
 * @param content makes the files by name, {@code compose.yaml} among them: all of them together would not fit into a
 *     small heap
 * @param reason a part of the message that refuses them; empty if they are merely large and must load
 */
record HostileProject(String name, Supplier<Map<String, String>> content, String reason) {
    private static final String MAIN = "compose.yaml";
    private static final String SMALL = "services: {web: {image: i}}";

    static final List<HostileProject> ALL = List.of(
            new HostileProject("a tree of includes", HostileProject::treeOfIncludes, "projects are included"),
            new HostileProject("a chain of includes", HostileProject::chainOfIncludes, "levels deep"),
            new HostileProject(
                    "a circle of includes",
                    () -> main("include: [a.yaml]\n" + SMALL, "a.yaml", "include: [compose.yaml]"),
                    "in a circle: compose.yaml -> a.yaml -> compose.yaml"),
            new HostileProject("long comments in many files", HostileProject::comments, "characters altogether"),
            new HostileProject("many values in many files", HostileProject::values, "values once all"),
            new HostileProject(
                    "ten megabytes in an included file",
                    () -> main("include: [a.yaml]\n" + SMALL, "a.yaml", "x-a: " + "x".repeat(10 << 20)),
                    "is longer than 4194304 bytes"),
            new HostileProject(
                    "ten megabytes in an extended file",
                    () -> main(extending("a.yaml"), "a.yaml", SMALL + " #" + "x".repeat(10 << 20)),
                    "is longer than 4194304 bytes"),
            new HostileProject(
                    "billion laughs in an extended file",
                    () -> main(extending("a.yaml"), "a.yaml", HostileFile.named("billion laughs in lists")),
                    "once all aliases are written out"),
            new HostileProject(
                    "tabs in an included file",
                    () -> main("include: [a.yaml]\n" + SMALL, "a.yaml", "services:\n\tweb: {}"),
                    "a.yaml:2:1: This is not YAML"),
            new HostileProject("NUL in an extended file", () -> main(extending("a.yaml"), "a.yaml", "a: \0"), "U+0000"),
            new HostileProject(
                    "duplicate keys in an included file",
                    () -> main("include: [a.yaml]\n" + SMALL, "a.yaml", "services: {a: {image: i, image: j}}"),
                    "is there twice"),
            new HostileProject(
                    "keys that are no strings in an extended file",
                    () -> main(extending("a.yaml"), "a.yaml", "services: {1: {image: i}, web: {image: i}}"),
                    "A key must be a string"),
            new HostileProject("values that multiply", HostileProject::multiplyingValues, "longer than 8388608"),
            new HostileProject("one label file for every service", HostileProject::labelFiles, "bytes altogether"),
            new HostileProject("files of secrets", HostileProject::secrets, "bytes altogether"),
            new HostileProject("a chain of extends", () -> services(10_000, HostileProject::link), ""),
            new HostileProject("a chain of extends that grows", () -> services(10_000, HostileProject::grow), "values"),
            new HostileProject("a circle of extends", () -> services(10_000, HostileProject::circle), "in a circle"),
            new HostileProject("everybody extends one", HostileProject::everybody, "values once all"),
            new HostileProject(
                    "extends of nobody",
                    () -> services(10_000, index -> "{extends: none" + index + "}"),
                    "more problems"),
            new HostileProject(
                    "depends on nobody",
                    () -> services(10_000, index -> "{image: i, depends_on: [none" + index + "]}"),
                    "more problems"),
            new HostileProject("10,000 services", () -> services(10_000, index -> "{image: i}"), ""),
            new HostileProject(
                    "40,000 services", () -> services(40_000, index -> "{image: i}"), "more than 10000 services"),
            new HostileProject(
                    "as many values as there may be",
                    () -> services(1, index -> "{image: i, x-a: [" + "a, ".repeat(149_900) + "]}"),
                    ""),
            new HostileProject("two megabytes with 100,000 keys", HostileProject::keys, ""),
            new HostileProject("100,000 variables", HostileProject::variables, ""));

    LoadRequest request() {
        Map<String, String> files = content.get();
        return LoadRequest.of(List.of(new ComposeFile(MAIN, files.get(MAIN))))
                .withProjectName("hostile")
                .withSource(new LoaderCase.TextFiles(files));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Map<String, String> main(String text) {
        return main(text, "unused", "");
    }

    private static Map<String, String> main(String text, String name, String other) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(MAIN, text);
        files.put(name, other);
        return files;
    }

    private static String extending(String file) {
        return "services: {web: {extends: {file: " + file + ", service: web}}}";
    }

    private static Map<String, String> services(int count, IntFunction<String> service) {
        return main(HostileFile.services(count, service));
    }

    /** Each project includes the next one ten times, as many projects. */
    private static Map<String, String> treeOfIncludes() {
        Map<String, String> files = main(SMALL + "\ninclude: [l0.yaml]");
        for (int level = 0; level < 20; level++) {
            String next = "{path: l" + (level + 1) + ".yaml}, ";
            files.put("l" + level + ".yaml", "include: [" + next.repeat(10) + "]");
        }
        files.put("l20.yaml", "services: {last: {image: i}}");
        return files;
    }

    private static Map<String, String> chainOfIncludes() {
        Map<String, String> files = main(SMALL + "\ninclude: [l0.yaml]");
        for (int level = 0; level < 5_000; level++) {
            files.put("l" + level + ".yaml", "include: [l" + (level + 1) + ".yaml]");
        }
        return files;
    }

    private static Map<String, String> comments() {
        Map<String, String> files = main(SMALL + "\ninclude: [a.yaml, b.yaml, c.yaml]");
        for (String name : List.of("a", "b", "c")) {
            files.put(name + ".yaml", "services: {" + name + ": {image: i}} #" + "x".repeat(2_000_000));
        }
        return files;
    }

    private static Map<String, String> values() {
        Map<String, String> files = main(SMALL + "\ninclude: [a.yaml, b.yaml, c.yaml]");
        for (String name : List.of("a", "b", "c")) {
            files.put(name + ".yaml", HostileFile.services(1, index -> "{image: i, labels: {" + pairs("k") + "}}"));
        }
        return files;
    }

    private static String pairs(String prefix) {
        return IntStream.range(0, 100_000).mapToObj(key -> prefix + key + ": v").collect(Collectors.joining(", "));
    }

    private static Map<String, String> multiplyingValues() {
        String doubling = "A0=xxxxxxxxxx\n"
                + IntStream.range(1, 40)
                        .mapToObj(index -> "A" + index + "=$A" + (index - 1) + "$A" + (index - 1) + "\n")
                        .collect(Collectors.joining());
        Map<String, String> files = main("include: [{path: a.yaml, env_file: a.env}]", "a.yaml", SMALL);
        files.put("a.env", doubling);
        return files;
    }

    private static Map<String, String> labelFiles() {
        Map<String, String> files = services(1_000, index -> "{image: i, label_file: big.labels}");
        files.put("big.labels", "a=" + "x".repeat(500_000));
        return files;
    }

    private static Map<String, String> secrets() {
        String names = IntStream.range(0, 40).mapToObj(index -> "s" + index).collect(Collectors.joining(", "));
        String definitions = IntStream.range(0, 40)
                .mapToObj(index -> "s" + index + ": {file: secret.txt}")
                .collect(Collectors.joining(", "));
        return main(
                "services: {web: {image: i, secrets: [" + names + "]}}\nsecrets: {" + definitions + "}",
                "secret.txt",
                "x".repeat(1_000_000));
    }

    private static String link(int index) {
        return index == 0 ? "{image: i}" : "{extends: s" + (index - 1) + "}";
    }

    private static String grow(int index) {
        return index == 0 ? "{image: i}" : "{extends: s" + (index - 1) + ", labels: {l" + index + ": x}}";
    }

    private static String circle(int index) {
        return "{extends: s" + (index + 1) % 10_000 + "}";
    }

    private static Map<String, String> everybody() {
        String labels =
                IntStream.range(0, 1_000).mapToObj(key -> "l" + key + ": v").collect(Collectors.joining(", "));
        return services(10_000, index -> index == 0 ? "{image: i, labels: {" + labels + "}}" : "{extends: s0}");
    }

    private static Map<String, String> keys() {
        String values = IntStream.range(0, 100_000)
                .mapToObj(key -> "k" + key + ": value" + key)
                .collect(Collectors.joining(",\n"));
        return main("services: {web: {image: i, environment: {" + values + "}}}");
    }

    private static Map<String, String> variables() {
        String values =
                IntStream.range(0, 100_000).mapToObj(key -> "\"$V" + key + "\"").collect(Collectors.joining(", "));
        return main("services: {web: {image: i, command: [" + values + "]}}");
    }
}
