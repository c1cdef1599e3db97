package io.jenkins.plugins.windflow.core.compose.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arguments about platforms that BuildKit gives to every build ({@code TARGETARCH} and so on) and the classic builder
 * does not know. Those that a Dockerfile declares are given as ordinary arguments. One in {@code FROM --platform} that is
 * not declared cannot be.
 */
final class PlatformArguments {
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * @param builder platform of the engine, {@code os/architecture[/variant]}
     * @param target platform of the image
     */
    PlatformArguments(String builder, String target) {
        add("BUILD", builder);
        add("TARGET", target);
    }

    private void add(String prefix, String platform) {
        String[] parts = platform.split("/");
        values.put(prefix + "PLATFORM", platform);
        values.put(prefix + "OS", parts[0]);
        values.put(prefix + "ARCH", parts.length > 1 ? parts[1] : "");
        values.put(prefix + "VARIANT", parts.length > 2 ? parts[2] : "");
    }

    /** Those that a Dockerfile declares without a value. */
    Map<String, String> declared(List<Instruction> instructions) {
        Set<String> names = new LinkedHashSet<>();
        for (Instruction instruction : instructions) {
            if (instruction.keyword().equals("ARG")) {
                names.addAll(instruction.arguments());
            }
        }
        Map<String, String> declared = new LinkedHashMap<>(values);
        declared.keySet().retainAll(names);
        return declared;
    }

    /** {@code FROM --platform=$BUILDPLATFORM} without {@code ARG BUILDPLATFORM} above, a sentence each. */
    List<String> problems(String file, List<Instruction> instructions) {
        List<String> problems = new ArrayList<>();
        Set<String> declared = new LinkedHashSet<>();
        for (Instruction instruction : instructions) {
            if (instruction.keyword().equals("ARG")) {
                instruction.arguments().forEach(word -> declared.add(word.split("=", 2)[0]));
            } else if (instruction.keyword().equals("FROM")) {
                values.keySet().stream()
                        .filter(name -> !declared.contains(name) && uses(instruction, name))
                        .forEach(name -> problems.add(file + ":" + instruction.line() + ": FROM --platform=$" + name
                                + " is empty in the classic builder: add the line ARG " + name
                                + " before the first FROM."));
            }
        }
        return problems;
    }

    private static boolean uses(Instruction from, String name) {
        return from.flags().stream()
                .anyMatch(flag -> flag.equals("--platform=$" + name) || flag.equals("--platform=${" + name + "}"));
    }
}
