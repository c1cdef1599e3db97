package io.jenkins.plugins.windflow.core.compose.load.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
    private static final Map<String, Text> VALUES = Map.of(
            "SET", Text.plain("value"),
            "EMPTY", Text.plain(""),
            "_a1", Text.plain("odd"),
            "SECRET", Text.secret("hunter2"));

    private final List<String> unset = new ArrayList<>();
    private final Interpolation interpolation =
            new Interpolation(name -> Optional.ofNullable(VALUES.get(name)), (name, use) -> {
                if (use == Interpolation.Use.UNSET) {
                    unset.add(name);
                }
            });

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "$SET; value",
                "${SET}; value",
                "a${SET}b$SET-c; avaluebvalue-c",
                "$_a1.x; odd.x",
                "$$SET; $SET",
                "$$$SET; $value",
                "$; $",
                "5$; 5$",
                "$5 $-; $5 $-",
                "${SET:-d}${EMPTY:-d}${NONE:-d}; valuedd",
                "${SET-d}[${EMPTY-d}]${NONE-d}; value[]d",
                "${SET:+r}[${EMPTY:+r}][${NONE:+r}]; r[][]",
                "${SET+r}[${EMPTY+r}][${NONE+r}]; r[r][]",
                "${SET:?e}${SET?e}[${EMPTY?e}]; valuevalue[]",
                "${NONE:-${EMPTY:-${SET}}}; value",
                "${NONE:-a}b}; ab}",
                "${NONE:-{x}}y; {x}y",
                "${NONE:-$$}; $",
                "${NONE:-a:-b}; a:-b",
                "{$SET}; {value}"
            })
    void replaces(String template, String expected) throws SyntaxException {
        assertThat(interpolation.apply(template).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "${",
        "${}",
        "${SET",
        "${1A}",
        "${SET/a/b}",
        "${SET:x}",
        "${SET:}",
        "${NONE:-a",
        "a ${ b",
        "${SET:-${bad!}}"
    })
    void refuses(String template) {
        assertThatThrownBy(() -> interpolation.apply(template))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("${NAME}");
    }

    @Test
    void knowsWhereASecretBegins() throws SyntaxException {
        assertThat(interpolation.apply("user:$SECRET@host").secretFrom()).isEqualTo(5);
        assertThat(interpolation.apply("${NONE:-x$SECRET}").secretFrom()).isEqualTo(1);
        assertThat(interpolation.apply("${SECRET:+set}").secretFrom()).isNegative();
        assertThat(interpolation.apply("$SET").secretFrom()).isNegative();
        assertThat(interpolation.apply("$SECRET")).hasToString("****");
    }

    @Test
    void namesUnsetVariablesOnlyWhereTheyMatter() throws SyntaxException {
        interpolation.apply("$A ${B} ${C:-d} ${D+e} ${SET:-$E}");
        assertThat(unset).containsExactly("A", "B");
    }

    @Test
    void requiredVariablesSayWhyWithoutSecrets() {
        assertThatThrownBy(() -> interpolation.apply("${NONE:?because of $SET}"))
                .hasMessageStartingWith("The variable NONE is required but has no value (because of value)");
        assertThatThrownBy(() -> interpolation.apply("${NONE?$SECRET}"))
                .hasMessageContaining("****")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void asksTheFallbackLast() throws SyntaxException {
        Lookup fallback = name -> Optional.of(Text.plain("fallback"));
        assertThat(interpolation.apply("$SET $NONE", fallback).text()).isEqualTo("value fallback");
        assertThat(unset).isEmpty();
    }
}
