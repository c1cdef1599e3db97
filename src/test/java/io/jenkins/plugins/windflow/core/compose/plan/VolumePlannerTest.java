package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.problem;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VolumePlannerTest {
    @Test
    void aVolumeIsNeverReplaced() {
        Stack stack = Stack.running()
                .volume(
                        "shop_data",
                        "{\"Name\": \"shop_data\", \"Driver\": \"local\","
                                + " \"Options\": {\"type\": \"nfs\"}, \"Labels\": {\"com.docker.compose.project\": \"shop\"}}");
        assertThat(problem(project(service("web")), stack))
                .contains("shop_data")
                .contains("never replaced");
    }
}
