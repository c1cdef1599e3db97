package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.ImageTag;
import io.jenkins.plugins.windflow.core.change.NewImage;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.docker.ImagePull;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Pulls and builds images, a few at the same time and each after those that it is built from. They can be given up at any
 * moment.
 */
final class ImageStage {
    private static final int AT_ONCE = 4;

    private final Context context;
    private final Map<String, PreparedBuild> builds;
    private final AtomicInteger changed = new AtomicInteger();

    /** @param builds those of the plan, by the names of their images */
    ImageStage(Context context, Map<String, PreparedBuild> builds) {
        this.context = context;
        this.builds = builds;
    }

    /** @return how many references name another image than before */
    int get(List<Plan.ImageAction> actions) throws Exception {
        Map<String, Set<String>> needs = ImageOrder.of(context.project(), actions, builds);
        Map<String, CountDownLatch> done = new HashMap<>();
        actions.forEach(action -> done.put(action.name(), new CountDownLatch(1)));
        Tasks tasks = Tasks.transfers(context.run(), context.abort(), AT_ONCE);
        for (Plan.ImageAction action : actions) {
            Tasks.Work turn = () -> {
                for (String other : needs.get(action.name())) {
                    done.get(other).await();
                }
            };
            tasks.start("image", turn, () -> {
                get(action);
                done.get(action.name()).countDown();
            });
        }
        tasks.join();
        return changed.get();
    }

    private void get(Plan.ImageAction action) throws Exception {
        Map<String, String> before = new HashMap<>();
        for (String name : names(action)) {
            idOf(name).ifPresent(id -> before.put(name, id));
        }
        if (action.verb() == Plan.Verb.TAG) {
            tag(action, before);
            return;
        }
        boolean build = action.verb() == Plan.Verb.BUILD;
        long begun = System.nanoTime();
        context.run().log((build ? "Building " : "Pulling ") + action.name() + ".");
        if (build) {
            context.make(
                    new NewImage(NewImage.Source.BUILD, action.name(), before),
                    () -> new BuildRun(context, action.name(), service(action), builds.get(action.name())).build());
        } else {
            context.make(new NewImage(NewImage.Source.PULL, action.name(), before), () -> pull(action));
        }
        boolean same = idOf(action.name()).equals(Optional.ofNullable(before.get(action.name())));
        if (!same) {
            changed.incrementAndGet();
        }
        context.run()
                .log((build ? "Built " : "Pulled ") + action.name() + " in " + Elapsed.since(begun)
                        + (same ? "; it is the image that was there." : "."));
    }

    /** All names that the image gets. */
    private List<String> names(Plan.ImageAction action) {
        List<String> names = new ArrayList<>(List.of(action.name()));
        if (builds.containsKey(action.name())) {
            names.addAll(builds.get(action.name()).build().tags());
        }
        return names;
    }

    private Optional<String> idOf(String reference) {
        return context.engine().image(reference).map(image -> image.path("Id").asText());
    }

    /** Gives a name to an image that the engine has. */
    private void tag(Plan.ImageAction action, Map<String, String> before) throws Exception {
        String image = action.fixed().orElseThrow().id();
        context.make(new ImageTag(action.name(), image, before));
        changed.incrementAndGet();
        context.run().log("The name " + action.name() + " stands for " + ImageReference.shortId(image) + ".");
    }

    /** An image that is fixed is pulled by its digest, and gets its name afterwards. */
    private void pull(Plan.ImageAction action) throws ImageFailure {
        String source = action.fixed().flatMap(ImageIdentity::digest).orElse(action.name());
        String platform = action.services().stream()
                .flatMap(name -> context.project().services().get(name).platform().stream())
                .findFirst()
                .orElse(null);
        PullProgress progress = new PullProgress(action.name(), context.run()::log, System::nanoTime);
        try (ProgressStream stream = context.engine().engine().pull(new ImagePull(source, platform, null))) {
            stream.drain(progress::accept);
            if (action.fixed().isPresent()) {
                context.engine().tag(source, action.name());
            }
            noteTime(action);
        } catch (InterruptedCallException e) {
            throw e;
        } catch (EngineException e) {
            throw ImageFailure.pulling(source, e);
        }
    }

    /** Engines note when a name was given, but not when it was pulled; policies that go by time need that. */
    private void noteTime(Plan.ImageAction action) {
        boolean byTime = action.services().stream()
                .flatMap(name -> context.project().services().get(name).pullPolicy().stream())
                .anyMatch(policy -> policy.age().isPresent());
        if (byTime && !action.name().contains("@")) {
            context.engine().tag(action.name(), action.name());
        }
    }

    private Service service(Plan.ImageAction action) {
        return context.project().services().get(action.services().getFirst());
    }
}
