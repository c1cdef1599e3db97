package io.jenkins.plugins.windflow.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentNameTest {
    @Test
    void plainNamesAreFine() {
        for (String name : List.of("a", "prod", "Prod-1.eu_west", "9", "x".repeat(63))) {
            assertThat(EnvironmentName.problem(name)).as(name).isEmpty();
        }
    }

    @Test
    void otherNamesAreNamedWithTheRule() {
        for (String name : List.of("-a", ".a", "a b", "a/b", "é", "x".repeat(64), "../a")) {
            assertThat(EnvironmentName.problem(name)).as(name).get().asString().contains("'" + name + "'", "1 to 63");
        }
        assertThat(EnvironmentName.problem(" ")).contains("An environment needs a name.");
        assertThat(EnvironmentName.problem(null)).isPresent();
    }

    @Test
    void anUnknownNameComesWithThoseThatMayHaveBeenMeant() {
        assertThat(EnvironmentName.unknown("prdo", List.of("prod", "test", "production")))
                .isEqualTo("There is no environment 'prdo'; did you mean prod?");
        assertThat(EnvironmentName.unknown("PROD", List.of("prod"))).endsWith("did you mean prod?");
        assertThat(EnvironmentName.unknown("elsewhere", List.of("test", "prod")))
                .endsWith("there are: prod, test.");
        assertThat(EnvironmentName.unknown("prod", List.of())).contains("none is configured yet");
    }
}
