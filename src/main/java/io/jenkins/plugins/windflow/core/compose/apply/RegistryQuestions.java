package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.Registries;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.image.RegistrySentence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Asks registries, through the engine, which images references name now; nothing is pulled. */
final class RegistryQuestions {
    private RegistryQuestions() {}

    static Registries ask(StackEngine engine, Set<String> references, Instant moment) throws InterruptedException {
        Map<String, Registries.Answer> answers = new LinkedHashMap<>();
        try (Questions questions = new Questions()) {
            Map<String, Questions.Answer<Registries.Answer>> asked = new LinkedHashMap<>();
            references.forEach(reference -> asked.put(reference, questions.ask(() -> answer(engine, reference))));
            for (Map.Entry<String, Questions.Answer<Registries.Answer>> one : asked.entrySet()) {
                answers.put(
                        ImageReference.canonical(one.getKey()), one.getValue().get());
            }
        }
        return new Registries(answers, moment);
    }

    private static Registries.Answer answer(StackEngine engine, String reference) {
        try {
            return new Registries.Answer.Digest(engine.registryDigest(reference));
        } catch (InterruptedCallException e) {
            throw e;
        } catch (EngineException e) {
            return new Registries.Answer.Silent(RegistrySentence.of(e.getMessage()));
        }
    }
}
