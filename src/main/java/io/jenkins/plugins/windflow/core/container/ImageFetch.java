package io.jenkins.plugins.windflow.core.container;

import io.jenkins.plugins.windflow.core.change.NewImage;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.docker.ImagePull;
import io.jenkins.plugins.windflow.core.docker.stream.ProgressStream;
import java.util.HashMap;
import java.util.Map;

/** Fetches the image of a container that is about to be made. */
record ImageFetch(JournalledEngine journalled) {
    /** @param always also when the engine has it */
    void fetch(String reference, boolean always) throws Exception {
        Map<String, String> before = new HashMap<>();
        journalled
                .engine()
                .image(reference)
                .ifPresent(image -> before.put(reference, image.path("Id").asText()));
        if (!before.isEmpty() && !always) {
            return;
        }
        journalled.run().log("Pulling " + reference + ".");
        journalled.make(new NewImage(NewImage.Source.PULL, reference, before), () -> {
            try (ProgressStream stream = journalled.engine().engine().pull(ImagePull.of(reference))) {
                stream.drain(event -> journalled
                        .run()
                        .report(
                                "progress",
                                event.id().isEmpty() ? reference : event.id(),
                                Map.of("status", event.status(), "current", event.current(), "total", event.total())));
            }
        });
    }
}
