package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.compose.plan.observed.Registries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides which images are pulled or built; an image that several services share is done once. */
public final class ImagePlanner {
    private static final int DIGITS = 12;

    private final Project project;
    private final ObservedStack stack;
    private final PlanOptions options;
    private final List<String> problems;
    private final List<String> notes;
    private final Map<String, ImageUse> uses = new LinkedHashMap<>();
    private final Map<String, ImageUse> furtherNames = new LinkedHashMap<>();

    ImagePlanner(Project project, ObservedStack stack, PlanOptions options, List<String> problems, List<String> notes) {
        this.project = project;
        this.stack = stack;
        this.options = options;
        this.problems = problems;
        this.notes = notes;
        collect();
    }

    /**
     * The references that a plan would like to know the registries' digests of.
     *
     * @param stack without answers, but with the moment
     */
    public static Set<String> questions(Project project, ObservedStack stack, PlanOptions options) {
        Set<String> references = new LinkedHashSet<>();
        for (ImageUse use : new ImagePlanner(project, stack, options, List.of(), List.of()).uses.values()) {
            boolean useful = !use.missing() || !use.builders().isEmpty();
            useful &= !options.fixed().containsKey(ImageReference.canonical(use.reference()));
            if (useful && !use.pinned() && use.wantsNewer().isPresent()) {
                references.add(use.reference());
            }
        }
        return references;
    }

    private void collect() {
        Map<String, List<Service>> users = new LinkedHashMap<>();
        Map<String, List<Service>> mounters = new LinkedHashMap<>();
        Map<String, String> spelling = new LinkedHashMap<>();
        for (Service service : project.services().values()) {
            String reference = project.image(service);
            String canonical = ImageReference.canonical(reference);
            spelling.putIfAbsent(canonical, reference);
            users.computeIfAbsent(canonical, any -> new ArrayList<>()).add(service);
        }
        for (Service service : project.services().values()) {
            for (String reference : service.mountedImages()) {
                String canonical = ImageReference.canonical(reference);
                spelling.putIfAbsent(canonical, reference);
                mounters.computeIfAbsent(canonical, any -> new ArrayList<>()).add(service);
            }
        }
        spelling.forEach((canonical, reference) -> uses.put(
                canonical,
                new ImageUse(
                        reference,
                        users.getOrDefault(canonical, List.of()),
                        mounters.getOrDefault(canonical, List.of()),
                        stack,
                        options.pull())));
        uses.values()
                .forEach(use -> use.builders().stream()
                        .flatMap(service -> service.build().get().tags().stream())
                        .forEach(tag -> furtherNames.putIfAbsent(ImageReference.canonical(tag), use)));
    }

    List<Plan.ImageAction> plan() {
        List<Plan.ImageAction> actions = new ArrayList<>();
        uses.forEach((canonical, use) -> {
            ImageUse maker = furtherNames.get(canonical);
            boolean madeByAnother = maker != null && maker != use;
            if (madeByAnother && !use.builders().isEmpty()) {
                problems.add("The services " + names(maker.builders()) + " and " + names(use.builders())
                        + " build the image " + use.reference() + ": give each its own image name and tags.");
            } else if (!madeByAnother) {
                checkPlatforms(use);
                decide(use).ifPresent(actions::add);
            }
        });
        return actions;
    }

    private void checkPlatforms(ImageUse use) {
        List<String> platforms = use.services().stream()
                .flatMap(service -> ImageUse.platform(service).stream())
                .distinct()
                .toList();
        if (platforms.size() > 1) {
            problems.add("The services " + names(use.services()) + " use the image " + use.reference() + " for "
                    + String.join(" and ", platforms)
                    + ": on one engine a name is one image, so give each its own name or digest.");
        }
    }

    private Optional<Plan.ImageAction> decide(ImageUse use) {
        ImageIdentity fixed = options.fixed().get(ImageReference.canonical(use.reference()));
        if (fixed != null && !use.pinned() && !ImageReference.isId(use.reference())) {
            return restore(use, fixed);
        }
        List<Build> builds = use.builders().stream()
                .map(service -> service.build().get())
                .distinct()
                .toList();
        if (builds.size() > 1) {
            problems.add("The services " + names(use.builders()) + " build the image " + use.reference()
                    + " in different ways: give each its own image name.");
            return Optional.empty();
        }
        if (builds.isEmpty() || options.build().equals(Optional.of(false))) {
            return pull(use);
        }
        return build(use, builds.getFirst());
    }

    /** Lets the name stand for the fixed image: by its ID while the engine has it, else by its digest. */
    private Optional<Plan.ImageAction> restore(ImageUse use, ImageIdentity fixed) {
        if (use.onEngine().filter(image -> image.id().equals(fixed.id())).isPresent()) {
            return Optional.empty();
        }
        Optional<String> before = use.onEngine().map(ObservedImage::id);
        String image = ImageReference.shortId(fixed.id());
        if (stack.imageById(fixed.id()).isPresent()) {
            String reason = before.map(id -> ImageReference.shortId(id) + " -> " + image)
                    .orElse("as " + image);
            return Optional.of(new Plan.ImageAction(
                    Plan.Verb.TAG, use.reference(), reason, use.names(), before, Optional.of(fixed)));
        }
        if (fixed.digest().isPresent() && !options.pull().equals(Optional.of(PullPolicy.NEVER))) {
            String reason = image + " is not on the engine any more, and is pulled by its digest";
            return Optional.of(new Plan.ImageAction(
                    Plan.Verb.PULL, use.reference(), reason, use.names(), before, Optional.of(fixed)));
        }
        problems.add("The image " + use.reference() + " of " + names(use.services()) + ", which was " + fixed.id()
                + ", is not on the engine any more"
                + (fixed.digest().isPresent()
                        ? " and pull is 'never': load it there, or allow the pull."
                        : " and came from no registry: load it there, or deploy the files of that time again, so that"
                                + " it is built anew."));
        return Optional.empty();
    }

    private Optional<Plan.ImageAction> build(ImageUse use, Build build) {
        boolean asked = options.build().orElse(false);
        boolean always =
                use.builders().stream().anyMatch(service -> service.pullPolicy().equals(Optional.of(PullPolicy.BUILD)));
        if (!asked && !always && registryHasNewer(use)) {
            return newer(use, "");
        }
        Optional<String> missingName = use.missing() ? Optional.of(use.reference()) : missingFurtherName(build);
        if (missingName.isPresent()) {
            boolean own = use.missing();
            return buildAction(use, (own ? "" : missingName.get() + " is ") + "missing on the engine");
        }
        if (use.otherPlatform().isPresent()) {
            return buildAction(use, use.otherPlatform().get());
        }
        return asked || always ? buildAction(use, always ? "pull_policy: build" : "build: true") : Optional.empty();
    }

    /** Another service may use one of the further names. */
    private Optional<String> missingFurtherName(Build build) {
        return build.tags().stream()
                .filter(tag -> uses.containsKey(ImageReference.canonical(tag)))
                .filter(tag -> stack.image(tag).isEmpty())
                .findFirst();
    }

    private Optional<Plan.ImageAction> pull(ImageUse use) {
        Optional<String> difference = use.missing() ? Optional.of("missing on the engine") : use.otherPlatform();
        if (difference.isPresent()) {
            if (use.never()) {
                problems.add("The image " + use.reference() + " of " + String.join(", ", use.names())
                        + (use.missing() ? " is not on the engine" : " " + difference.get())
                        + " and pull is 'never': load or build it there, or allow the pull.");
                return Optional.empty();
            }
            return action(Plan.Verb.PULL, use, difference.get(), use.names());
        }
        return use.pinned() ? Optional.empty() : use.wantsNewer().flatMap(wish -> newer(use, wish));
    }

    private boolean registryHasNewer(ImageUse use) {
        return use.wantsNewer().isPresent()
                && stack.registries().about(use.reference()).orElse(null) instanceof Registries.Answer.Digest answer
                && use.onEngine()
                        .map(image -> !image.hasDigest(use.reference(), answer.digest()))
                        .orElse(true);
    }

    /** An image that is there is only pulled when the registry has another one, or does not say. */
    private Optional<Plan.ImageAction> newer(ImageUse use, String wish) {
        Registries.Answer answer = stack.registries().about(use.reference()).orElse(null);
        return switch (answer) {
            case Registries.Answer.Digest there ->
                use.onEngine()
                                .filter(image -> image.hasDigest(use.reference(), there.digest()))
                                .isPresent()
                        ? Optional.empty()
                        : action(Plan.Verb.PULL, use, moved(use, there.digest()), use.names());
            case Registries.Answer.Silent silent -> {
                notes.add("Which image " + use.reference()
                        + " is now was not to be learned, so that it is pulled to see: " + silent.sentence());
                yield action(Plan.Verb.PULL, use, wish, use.names());
            }
            case null -> action(Plan.Verb.PULL, use, wish, use.names());
        };
    }

    private static String moved(ImageUse use, String digest) {
        if (use.missing()) {
            return "missing on the engine";
        }
        return use.onEngine()
                .flatMap(image -> image.digest(use.reference()))
                .map(old -> "moved: " + brief(old) + " -> " + brief(digest))
                .orElse("the registry has " + brief(digest) + ", the one on the engine is not from there");
    }

    private static String brief(String digest) {
        int end = digest.indexOf(':') + 1 + DIGITS;
        return digest.length() > end ? digest.substring(0, end) : digest;
    }

    /** The first service of the action is the one that says how it is built. */
    private Optional<Plan.ImageAction> buildAction(ImageUse use, String reason) {
        Set<String> names = new LinkedHashSet<>();
        use.builders().forEach(service -> names.add(service.name()));
        names.addAll(use.names());
        return action(Plan.Verb.BUILD, use, reason, new ArrayList<>(names));
    }

    private Optional<Plan.ImageAction> action(Plan.Verb verb, ImageUse use, String reason, List<String> services) {
        Optional<String> before = use.onEngine().map(ObservedImage::id);
        return Optional.of(new Plan.ImageAction(verb, use.reference(), reason, services, before));
    }

    private static String names(List<Service> services) {
        return String.join(", ", services.stream().map(Service::name).toList());
    }
}
