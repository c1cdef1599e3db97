package io.jenkins.plugins.windflow.core.stack.adopt;

import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import java.io.IOException;
import java.util.List;

/** Where the files come from that a stack is taken over with. */
public interface AdoptionSource {
    /** They are written from what the engine says. */
    AdoptionSource CONTAINERS = stack -> {
        AdoptedProject written = AdoptedProject.of(stack);
        return new Files(written.request(), written.remarks());
    };

    /**
     * Files to load, and what they cannot say.
     *
     * @param request without name and policy
     */
    record Files(LoadRequest request, List<String> remarks) {}

    /**
     * The files for a stack.
     *
     * @throws IllegalArgumentException with one sentence when there are none that could be used
     * @throws IOException with one sentence when they cannot be read
     */
    Files of(ForeignStack stack) throws IOException;
}
