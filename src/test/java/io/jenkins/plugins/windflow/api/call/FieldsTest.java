package io.jenkins.plugins.windflow.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void whatIsMissingHasItsDefault() {
        Fields none = Fields.of(Map.of());
        assertThat(none.flag("force")).isFalse();
        assertThat(none.flag("start", true)).isTrue();
        assertThat(none.number("timeout", 7)).isEqualTo(7);
        assertThat(none.texts("services")).isEmpty();
        assertThat(none.part("options").values()).isEmpty();
        assertThat(none.map("variables")).isEmpty();
    }

    @Test
    void valuesThatAreNullAreKeptOnlyWhereTheyMeanSomething() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("TAG", "1");
        variables.put("KEPT", null);
        Fields fields = Fields.of(Map.of("variables", variables));
        assertThat(fields.mapWithNulls("variables")).containsEntry("TAG", "1").containsEntry("KEPT", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.map("variables"))
                .withMessage("'variables.KEPT' must be a text.");
    }

    @Test
    void whatIsOfTheWrongTypeIsNamed() {
        refused(Map.of("a", 1), fields -> fields.text("a"), "'a' must be a text.");
        refused(Map.of("a", "yes"), fields -> fields.flag("a"), "'a' must be true or false.");
        refused(Map.of("a", 1.5), fields -> fields.number("a", 0), "'a' must be a whole number.");
        refused(Map.of("a", "b"), fields -> fields.part("a"), "'a' must be an object.");
        refused(Map.of("a", List.of(1)), fields -> fields.texts("a"), "'a' must be a list of texts.");
        refused(Map.of("a", Arrays.asList("b", null)), fields -> fields.objects("a"), "'a' must be a list of objects.");
        refused(Map.of("a", Map.of("b", 1)), fields -> fields.mapWithNulls("a"), "'a.b' must be a text.");
    }

    private interface Reading {
        Object of(Fields fields);
    }

    private static void refused(Map<String, ?> body, Reading reading, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reading.of(Fields.of(body)))
                .withMessage(sentence);
    }
}
