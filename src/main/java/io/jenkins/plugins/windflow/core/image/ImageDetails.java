package io.jenkins.plugins.windflow.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Everything that an engine knows about one image.
 *
 * @param inspect the engine's own answer (Docker API, ImageInspect)
 * @param history how it was made, the last step first
 */
public record ImageDetails(ImageSummary summary, JsonNode inspect, List<ImageLayer> history) {
    /** The same for somebody who may not see the values of environment variables. */
    public ImageDetails masked() {
        return new ImageDetails(
                summary,
                MaskedImage.inspect(inspect),
                history.stream().map(MaskedImage::layer).toList());
    }
}
