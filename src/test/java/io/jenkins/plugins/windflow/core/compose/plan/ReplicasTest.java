package io.jenkins.plugins.windflow.core.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    /** A running container {@code web-<number>}. */
    private static ObservedContainer web(String number) {
        return container("web-" + number, number, true);
    }

    private static ObservedContainer container(String name, String number, boolean running) {
        ObjectNode inspect = JsonNodeFactory.instance.objectNode();
        inspect.put("Id", (name.hashCode() & 0xffff) + "0".repeat(20)).put("Name", "/" + name);
        inspect.withObject("/State").put("Running", running).put("Status", running ? "running" : "exited");
        inspect.withObject("/Config/Labels").put("com.docker.compose.container-number", number);
        return new ObservedContainer(inspect);
    }

    private static ObservedContainer parked(String number) {
        ObservedContainer container = container("x", number, false);
        ((ObjectNode) container.inspect()).put("Name", "/" + container.shortId() + "_web-" + number);
        return container;
    }

    private static Replicas replicas(int scale, Set<String> outdated, ObservedContainer... found) {
        return Replicas.of(List.of(found), scale, container -> !outdated.contains(container.name()));
    }

    /** Numbers with the containers that have them: {@code 2=web-2}, or {@code 2=new}. */
    private static List<String> slots(Replicas replicas) {
        return replicas.slots().stream()
                .map(slot -> slot.number() + "="
                        + slot.observed().map(ObservedContainer::name).orElse("new"))
                .toList();
    }

    private static List<String> surplus(Replicas replicas) {
        return replicas.surplus().stream().map(ObservedContainer::name).toList();
    }

    @Test
    void newOnesGetTheLowestFreeNumbers() {
        assertThat(slots(replicas(2, Set.of()))).containsExactly("1=new", "2=new");
        assertThat(slots(replicas(4, Set.of(), web("1"), web("3"))))
                .containsExactly("1=web-1", "2=new", "3=web-3", "4=new");
    }

    @Test
    void theHighestNumbersGoFirst() {
        Replicas replicas = replicas(2, Set.of(), web("3"), web("10"), web("1"), web("2"));
        assertThat(slots(replicas)).containsExactly("1=web-1", "2=web-2");
        assertThat(surplus(replicas)).containsExactly("web-3", "web-10");
    }

    @Test
    void whatWouldBeReplacedAnywayGoesBeforeThat() {
        Replicas replicas = replicas(2, Set.of("web-1", "web-3"), web("1"), web("2"), web("3"), web("4"));
        assertThat(slots(replicas)).containsExactly("2=web-2", "4=web-4");
        assertThat(surplus(replicas)).containsExactly("web-1", "web-3");
    }

    @Test
    void zeroMeansThatAllGo() {
        Replicas replicas = replicas(0, Set.of(), web("1"), parked("2"));
        assertThat(slots(replicas)).isEmpty();
        assertThat(replicas.surplus()).hasSize(2);
    }

    @Test
    void aNumberIsGivenOnlyOnce() {
        ObservedContainer twin = container("twin", "1", false);
        Replicas replicas = replicas(2, Set.of(), twin, web("1"));
        assertThat(slots(replicas)).containsExactly("1=web-1", "2=twin");
        assertThat(surplus(replicas)).isEmpty();
    }

    @Test
    void aContainerWithoutANumberGetsAFreeOne() {
        assertThat(slots(replicas(3, Set.of(), container("odd", "many", true), web("2"))))
                .containsExactly("1=odd", "2=web-2", "3=new");
    }

    @Test
    void whatWasPutAsideStandsInOnlyForWhatIsMissing() {
        Replicas complete = replicas(2, Set.of(), parked("1"), web("1"));
        assertThat(slots(complete)).containsExactly("1=web-1", "2=new");
        assertThat(complete.surplus()).hasSize(1);
        assertThat(slots(replicas(2, Set.of(), parked("2"), web("1"))).get(1)).endsWith("_web-2");
    }

    @Test
    void everyContainerStaysOrGoes() {
        ObservedContainer[] found = {web("1"), web("2"), parked("1"), container("twin", "2", true), web("7")};
        for (int scale = 0; scale < 8; scale++) {
            Replicas replicas = replicas(scale, Set.of("web-2"), found);
            assertThat(replicas.slots()).hasSize(scale);
            assertThat(replicas.slots()).extracting(Replicas.Slot::number).doesNotHaveDuplicates();
            long kept = replicas.slots().stream()
                    .filter(slot -> slot.observed().isPresent())
                    .count();
            assertThat(kept + replicas.surplus().size())
                    .isEqualTo(Arrays.stream(found).count());
        }
    }
}
