package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.docker.ImageBuild;
import io.jenkins.plugins.windflow.core.docker.ImagePull;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Pulls and builds images, a few at the same time. They can be given up at any moment. */
final class ImageStage {
    private static final int AT_ONCE = 4;

    private final Context context;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicInteger changed = new AtomicInteger();

    ImageStage(Context context) {
        this.context = context;
    }

    /** @return how many references name another image than before */
    int get(List<Plan.ImageAction> actions) throws Exception {
        Tasks tasks = new Tasks(context.run(), context.abort(), true);
        for (Plan.ImageAction action : actions) {
            tasks.start("image", () -> {
                places.acquire();
                try {
                    get(action);
                } finally {
                    places.release();
                }
                return null;
            });
        }
        tasks.join();
        return changed.get();
    }

    private void get(Plan.ImageAction action) throws Exception {
        action.before()
                .ifPresent(before -> context.undo()
                        .add(
                                "let " + action.name() + " name its former image again",
                                () -> retag(action.name(), before)));
        boolean build = action.verb() == Plan.Verb.BUILD;
        long begun = System.nanoTime();
        context.run().log((build ? "Building " : "Pulling ") + action.name() + ".");
        context.change(
                build ? "image.build" : "image.pull",
                action.name(),
                Map.of("before", action.before().orElse("")),
                () -> {
                    try {
                        if (build) {
                            build(action);
                        } else {
                            pull(action);
                        }
                    } catch (InterruptedCallException e) {
                        throw e;
                    } catch (EngineException e) {
                        throw new ImageFailure(action.name(), build ? "built" : "pulled", e);
                    }
                });
        boolean same = action.before().isPresent()
                && idOf(action.name()).equals(action.before().get());
        if (!same) {
            changed.incrementAndGet();
        }
        context.run()
                .log((build ? "Built " : "Pulled ") + action.name() + " in " + Elapsed.since(begun)
                        + (same ? "; it is the image that was there." : "."));
    }

    private void retag(String reference, String before) throws Exception {
        if (!idOf(reference).equals(before)) {
            context.change(
                    "image.tag",
                    reference,
                    Map.of("image", before),
                    () -> context.engine().tag(before, reference));
        }
    }

    private String idOf(String reference) {
        return context.engine()
                .image(reference)
                .map(image -> image.path("Id").asText())
                .orElse("");
    }

    private void pull(Plan.ImageAction action) {
        String platform = service(action).platform().orElse(null);
        PullProgress progress = new PullProgress(action.name(), context.run()::log, System::nanoTime);
        try (ProgressStream stream = context.engine().engine().pull(new ImagePull(action.name(), platform, null))) {
            stream.drain(progress::accept);
        }
    }

    private void build(Plan.ImageAction action) throws IOException {
        Service service = service(action);
        Build build = service.build().orElseThrow();
        String directory =
                switch (build.context()) {
                    case BuildContext.Directory folder -> folder.path();
                };
        DockerIgnore ignore = ignore(directory, build.dockerfile());
        ImageBuild request = new ImageBuild(
                List.of(action.name()),
                build.dockerfile(),
                build.target().orElse(null),
                service.platform().orElse(null),
                null,
                build.arguments(),
                build.labels(),
                false,
                false);
        try (InputStream tar = context.files().tar(directory, ignore);
                ProgressStream stream = context.engine().engine().build(request, tar)) {
            stream.drain(event -> context.run().log("  " + action.name() + " | " + event.line()));
        }
    }

    private DockerIgnore ignore(String directory, String dockerfile) throws IOException {
        String folder = directory.equals(".") ? "" : directory + "/";
        Optional<String> own = context.files().read(folder + dockerfile + ".dockerignore");
        String text = own.isPresent()
                ? own.get()
                : context.files().read(folder + ".dockerignore").orElse("");
        return DockerIgnore.parse(text, dockerfile, ".dockerignore");
    }

    private Service service(Plan.ImageAction action) {
        return context.project().services().get(action.services().getFirst());
    }
}
