package io.jenkins.plugins.windflow.core.compose.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What can be told of a build by looking into its Dockerfile.
 *
 * @param problems what the classic builder cannot do, a sentence each with file, line and way out
 * @param arguments of the build with those about platforms that the Dockerfile declares
 * @param images that it starts from or copies from
 */
public record DockerfileScan(List<String> problems, Map<String, String> arguments, Set<String> images) {
    /**
     * Looks into a Dockerfile.
     *
     * @param file how people call it
     * @param arguments of the build
     * @param enginePlatform {@code os/architecture[/variant]}
     * @param platform of the image
     * @param apiAtLeast whether the engine's API is at least a version
     */
    public static DockerfileScan of(
            String file,
            String text,
            Map<String, String> arguments,
            String enginePlatform,
            String platform,
            Predicate<String> apiAtLeast) {
        List<Instruction> instructions = DockerfileText.instructions(text);
        PlatformArguments platforms = new PlatformArguments(enginePlatform, platform);
        Map<String, String> all = new LinkedHashMap<>(platforms.declared(instructions));
        all.putAll(arguments);
        List<String> problems = new ArrayList<>(ClassicBuilder.problems(file, instructions, apiAtLeast));
        problems.addAll(platforms.problems(file, instructions));
        return new DockerfileScan(problems, all, DockerfileImages.of(instructions, all));
    }
}
