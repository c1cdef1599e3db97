package io.jenkins.plugins.windflow.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.util.List;
import java.util.Map;

/** Another restart policy for a container: none, as long as it is put aside. */
public record RestartPolicyChange(String id, String name, Policy from, Policy to) implements PlainChange {
    static final String TYPE = "container.restart-policy";

    /**
     * When an engine starts a container again by itself.
     *
     * @param name {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}
     * @param retries how often at most, with {@code on-failure}; 0 is without limit
     */
    public record Policy(String name, int retries) {
        /** Never. */
        public static final Policy NO = new Policy("no", 0);

        /** The policy of a container. */
        public static Policy of(ObservedContainer container) {
            JsonNode policy = container.inspect().path("HostConfig").path("RestartPolicy");
            String name = policy.path("Name").asText("");
            return name.isEmpty()
                    ? NO
                    : new Policy(name, policy.path("MaximumRetryCount").asInt());
        }

        private JsonNode json() {
            return JsonNodeFactory.instance.objectNode().put("Name", name).put("MaximumRetryCount", retries);
        }
    }

    static RestartPolicyChange read(String name, Facts facts) {
        return new RestartPolicyChange(
                facts.text("id"),
                name,
                new Policy(facts.text("from"), facts.number("fromRetries")),
                new Policy(facts.text("to"), facts.number("toRetries")));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of(
                "id",
                id,
                "from",
                from.name(),
                "fromRetries",
                from.retries(),
                "to",
                to.name(),
                "toRetries",
                to.retries());
    }

    /** Podman has no such call; there a container that was stopped stays stopped anyway. */
    @Override
    public void make(StackEngine engine) {
        try {
            engine.restartPolicy(id, to.json());
        } catch (EngineException e) {
            if (!engine.isPodman()) {
                throw e;
            }
        }
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.container(id)
                .filter(container -> Policy.of(container).equals(to))
                .isPresent());
    }

    @Override
    public String refused() {
        return "The restart policy of " + name + " cannot be changed";
    }

    @Override
    public String undoing() {
        return "give " + name + " its restart policy " + from.name() + " back";
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return evidence(now) == Evidence.MADE ? List.of(new RestartPolicyChange(id, name, to, from)) : List.of();
    }
}
