package io.jenkins.plugins.windflow.core.compose.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the classic builder of the Docker API cannot do, found before a build begins. Some of it the engine would refuse in
 * the middle of a build, some of it newer engines take and silently do wrong: they run {@code RUN <<EOF} without the lines
 * below, and never look at {@code ADD --checksum}. (Tried with Docker 20.10 and 26.1.)
 */
final class ClassicBuilder {
    private static final String WAY_OUT =
            ": build the image with docker buildx before this step and give it with image, or leave this out.";

    /** By instruction and flag: why it cannot be, for an engine with the given API. */
    private static final Map<String, List<Limit>> FLAGS = Map.of(
            "RUN", List.of(never("--mount"), never("--network"), never("--security"), never("--device")),
            "COPY", copy(),
            "ADD", add(),
            "HEALTHCHECK", List.of(since("--start-interval", "1.44")));

    /** What {@code docker compose} clones with BuildKit, and the classic builder would download as a web page. */
    private static final Pattern REPOSITORY =
            Pattern.compile("(git|ssh)://.*|[\\w.-]+@[\\w.-]+:.*|https?://[^#?]+\\.git(#.*)?");

    private final String file;
    private final Predicate<String> apiAtLeast;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param flag with its dashes
     * @param api the API from which on the flag is taken; empty when never
     */
    private record Limit(String flag, Optional<String> api) {}

    private ClassicBuilder(String file, Predicate<String> apiAtLeast) {
        this.file = file;
        this.apiAtLeast = apiAtLeast;
    }

    private static Limit never(String flag) {
        return new Limit(flag, Optional.empty());
    }

    private static Limit since(String flag, String api) {
        return new Limit(flag, Optional.of(api));
    }

    private static List<Limit> copy() {
        return List.of(never("--chmod"), since("--link", "1.42"), never("--parents"), never("--exclude"));
    }

    private static List<Limit> add() {
        List<Limit> limits = new ArrayList<>(copy());
        limits.addAll(List.of(never("--checksum"), never("--keep-git-dir"), never("--unpack")));
        return List.copyOf(limits);
    }

    /**
     * All that cannot be, a sentence each.
     *
     * @param file how people call the Dockerfile
     * @param apiAtLeast whether the engine's API is at least a version
     */
    static List<String> problems(String file, List<Instruction> instructions, Predicate<String> apiAtLeast) {
        ClassicBuilder builder = new ClassicBuilder(file, apiAtLeast);
        instructions.forEach(builder::check);
        return builder.problems;
    }

    private void check(Instruction instruction) {
        FLAGS.getOrDefault(instruction.keyword(), List.of()).forEach(limit -> checkFlag(instruction, limit));
        if (instruction.hereDocument()) {
            problem(instruction, instruction.keyword() + " with a here-document (<<) needs BuildKit" + WAY_OUT);
        }
        if (instruction.keyword().equals("ADD")
                && instruction.arguments().stream()
                        .anyMatch(word -> REPOSITORY.matcher(word).matches())) {
            problem(
                    instruction,
                    "ADD of a Git repository needs BuildKit: check it out into the build context and use COPY.");
        }
    }

    private void checkFlag(Instruction instruction, Limit limit) {
        boolean used = instruction.flags().stream()
                .anyMatch(flag -> flag.equals(limit.flag()) || flag.startsWith(limit.flag() + "="));
        if (!used) {
            return;
        }
        String what = instruction.keyword() + " " + limit.flag() + " needs ";
        if (limit.api().isEmpty()) {
            problem(instruction, what + "BuildKit, and the Docker API has only the classic builder" + WAY_OUT);
        } else if (!apiAtLeast.test(limit.api().get())) {
            problem(instruction, what + "Docker API " + limit.api().get() + ": use a newer engine, or leave it out.");
        }
    }

    private void problem(Instruction instruction, String sentence) {
        problems.add(file + ":" + instruction.line() + ": " + sentence);
    }
}
