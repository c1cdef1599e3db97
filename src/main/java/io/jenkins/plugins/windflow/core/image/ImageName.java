package io.jenkins.plugins.windflow.core.image;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image as people write it: {@code [host[:port]/]path[:tag][@digest]}, by the grammar of the distribution
 * project.
 *
 * @param repository with the host when there is one: {@code registry.example.com:5000/team/app}, {@code nginx}
 */
public record ImageName(String repository, Optional<String> tag, Optional<String> digest) {
    private static final int LONGEST_REPOSITORY = 255;
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String HOST = "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?";
    private static final String WORD = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile("(?<repository>(?:" + HOST + "/)?" + WORD + "(?:/" + WORD
            + ")*)(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha(?:256|512):[0-9a-f]{64,128}))?");
    private static final Pattern REGISTRY = Pattern.compile(".*[.:].*|localhost");

    /** @throws IllegalArgumentException with one sentence */
    public static ImageName parse(String text) {
        String name = text == null ? "" : text.strip();
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || matcher.group("repository").length() > LONGEST_REPOSITORY) {
            throw new IllegalArgumentException("'" + shortened(name)
                    + "' is not the name of an image: write it like nginx:1.27 or registry.example.com/team/app:1.0, in"
                    + " small letters.");
        }
        return new ImageName(
                matcher.group("repository"),
                Optional.ofNullable(matcher.group("tag")),
                Optional.ofNullable(matcher.group("digest")));
    }

    /**
     * The name for something that gets a name: has a tag, {@code latest} when it says none.
     *
     * @throws IllegalArgumentException with one sentence, also when it has a digest
     */
    public static ImageName parseTarget(String text) {
        ImageName name = parse(text);
        if (name.digest().isPresent()) {
            throw new IllegalArgumentException(
                    "'" + shortened(text) + "' has a digest, which cannot be given: leave out what begins with @.");
        }
        return new ImageName(name.repository(), Optional.of(name.tag().orElse("latest")), Optional.empty());
    }

    /** The host of its registry, with its port when it has one. */
    public String registry() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        return REGISTRY.matcher(first).matches() ? first : "docker.io";
    }

    /** As an engine takes it; with the tag {@code latest} when it says neither tag nor digest. */
    public String reference() {
        if (digest.isPresent()) {
            return repository + "@" + digest.get();
        }
        return repository + ":" + tag.orElse("latest");
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    @Override
    public String toString() {
        return reference();
    }
}
