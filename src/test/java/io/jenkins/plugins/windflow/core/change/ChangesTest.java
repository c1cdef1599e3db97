package io.jenkins.plugins.windflow.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is journalled of a change is the whole change. */
class ChangesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "0123456789ab";

    static Stream<Change> everyKind() {
        JsonNode body = JSON.createObjectNode().put("Name", "shop_default").put("Driver", "bridge");
        return Stream.of(
                new NewImage(
                        NewImage.Source.BUILD, "shop-web", Map.of("shop-web", "sha256:1", "shop-web:2", "sha256:2")),
                new ContainerCreate("shop-web-1", "web", "nginx:1"),
                new ContainerExec(ID, "post_start[0] of web"),
                new ContainerFiles(ID, "shop-web-1"),
                new ContainerFirstStart(ID, "shop-web-1"),
                new ContainerPause(ID, "shop-web-1"),
                new ContainerRemove(ID, "shop-web-1", true),
                new ContainerRename(ID, "shop-web-1", ID + "_shop-web-1"),
                new ContainerRestart(ID, "shop-web-1"),
                new ContainerStart(ID, "shop-web-1", true),
                new ContainerStop(ID, "shop-web-1", "paused", true),
                new ContainerUnpause(ID, "shop-web-1"),
                new ImageTag("nginx:1", "sha256:1", Map.of("nginx:1", "sha256:0")),
                new NetworkConnect("shop_default", ID, JSON.createObjectNode().put("GwPriority", 1)),
                new NetworkCreate("shop_default"),
                new NetworkDisconnect("shop_default", "net1", ID, "shop-web-1", JSON.createObjectNode()),
                new NetworkRemove("shop_default", "net1", body),
                new NetworkRestore("shop_default", body),
                new NewImage(NewImage.Source.PULL, "nginx:1", Map.of()),
                new RestartPolicyChange(
                        ID,
                        "shop-web-1",
                        new RestartPolicyChange.Policy("on-failure", 3),
                        RestartPolicyChange.Policy.NO),
                new VolumeCreate("shop_data"),
                new VolumeRemove("shop_data"));
    }

    @Test
    void everyKindIsTried() {
        assertThat(everyKind().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(permitted(Change.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ChangesTest::permitted)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isTheSameWhenItWasReadBack(Change change) throws Exception {
        Map<?, ?> stored = JSON.readValue(JSON.writeValueAsString(change.facts()), Map.class);
        Map<String, Object> facts = new HashMap<>();
        stored.forEach((name, value) -> facts.put((String) name, value));

        assertThat(Changes.read(change.type(), change.name(), facts)).isEqualTo(change);
    }

    @Test
    void kindsHaveDifferentNames() {
        Set<String> types = everyKind().map(Change::type).collect(Collectors.toSet());

        assertThat(types).hasSize((int) everyKind().count()).allMatch(type -> type.matches("[a-z]+\\.[a-z-]+"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void namesTheFactThatIsMissing(Change change) {
        for (String fact : change.facts().keySet()) {
            Map<String, Object> rest = new HashMap<>(change.facts());
            rest.remove(fact);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Changes.read(change.type(), change.name(), rest))
                    .withMessageContaining("'" + fact + "'");
        }
    }

    @Test
    void namesAKindThatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Changes.read("container.clone", "shop-web-1", Map.of()))
                .withMessageContaining("container.clone");
    }
}
