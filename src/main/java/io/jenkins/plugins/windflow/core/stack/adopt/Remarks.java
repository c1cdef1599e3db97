package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a Compose file cannot say, one sentence for each thing; about one service at a time. */
final class Remarks {
    /** Settings of {@code HostConfig} that Compose has no key for, in words. */
    private static final Map<String, String> WITHOUT_KEY = new LinkedHashMap<>();

    static {
        WITHOUT_KEY.put("AutoRemove", "that the engine removes its container as soon as it ends (--rm)");
        WITHOUT_KEY.put("PublishAllPorts", "that all of its ports are published (-P)");
        WITHOUT_KEY.put("CpusetMems", "the memory nodes that it runs on (--cpuset-mems)");
        WITHOUT_KEY.put("VolumeDriver", "the driver of its volumes (--volume-driver)");
        WITHOUT_KEY.put("KernelMemory", "its limit of kernel memory (--kernel-memory)");
        WITHOUT_KEY.put("ContainerIDFile", "the file for its ID (--cidfile)");
    }

    private final List<String> sentences;
    private final String beginning;

    private Remarks(List<String> sentences, String beginning) {
        this.sentences = sentences;
        this.beginning = beginning;
    }

    /** About everything. */
    static Remarks begin() {
        return new Remarks(new ArrayList<>(), "");
    }

    Remarks about(String service) {
        return new Remarks(sentences, "A Compose file cannot say of the service " + service + ": ");
    }

    /** @param what completes the sentence about the service */
    void add(String what) {
        sentences.add(beginning + what + ".");
    }

    /** A sentence of its own. */
    void say(String sentence) {
        sentences.add(sentence);
    }

    /** All settings that are set and that Compose has no key for. */
    void addSettings(Inspected container) {
        WITHOUT_KEY.forEach((key, words) -> {
            JsonNode value = container.host().path(key);
            if (value.asBoolean()
                    || value.asLong() > 0
                    || value.isTextual() && !value.asText().isEmpty()) {
                add(words);
            }
        });
        if (container.config().path("NetworkDisabled").asBoolean()) {
            add("that its networking is switched off");
        }
        for (JsonNode request : container.host().path("DeviceRequests")) {
            if (request.path("Capabilities").size() > 1) {
                add("that one of several sets of a device's capabilities is enough");
            }
        }
    }

    List<String> sentences() {
        return sentences.stream().distinct().toList();
    }
}
