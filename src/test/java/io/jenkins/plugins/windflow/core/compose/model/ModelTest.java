package io.jenkins.plugins.windflow.core.compose.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
    @Test
    void namesAreThoseOfDockerCompose() {
        ProjectName name = new ProjectName("my-shop_1");
        assertThat(name.network("default")).isEqualTo("my-shop_1_default");
        assertThat(name.volume("data")).isEqualTo("my-shop_1_data");
        assertThat(name.container("web", 2)).isEqualTo("my-shop_1-web-2");
        assertThat(name.image("web")).isEqualTo("my-shop_1-web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "-shop", "_shop", "a b", "a.b", "é"})
    void namesThatCannotBe(String name) {
        assertThatThrownBy(() -> new ProjectName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServiceMayNameItsImageAndContainerItself() {
        Service plain = Service.named("web").build(Build.of("web")).build();
        Service named =
                Service.named("db").image("postgres").containerName("the-db").build();
        Project project = Project.of("shop", List.of(plain, named), List.of(), List.of());
        assertThat(project.image(plain)).isEqualTo("shop-web");
        assertThat(project.image(named)).isEqualTo("postgres");
        assertThat(project.containerName(plain, 1)).isEqualTo("shop-web-1");
        assertThat(project.containerName(named, 1)).isEqualTo("the-db");
    }

    @Test
    void secretsNeverPrintThemselves() {
        Service service = Service.named("web")
                .image("i")
                .environment(Map.of("A", EnvironmentValue.secret("hunter2"), "B", EnvironmentValue.plain("shown")))
                .command(new Command(List.of(Text.secret("hunter2"))))
                .build();
        assertThat(service.toString())
                .doesNotContain("hunter2")
                .contains("****")
                .contains("shown");
        assertThat(new SecretDefinition("k", Sensitive.of("hunter2")))
                .asString()
                .doesNotContain("hunter2");
        assertThat(service.execution().environment().get("A").entry("A")).isEqualTo("A=hunter2");
        assertThat(EnvironmentValue.removed().entry("A")).isEqualTo("A");
    }

    @Test
    void secretsMayBeBytes() {
        byte[] bytes = {0, (byte) 0xFF, 1};
        Sensitive secret = Sensitive.of(bytes);
        bytes[0] = 9;
        assertThat(secret.revealBytes()).containsExactly(0, 0xFF, 1);
        assertThat(secret)
                .isEqualTo(Sensitive.of(new byte[] {0, (byte) 0xFF, 1}))
                .isNotEqualTo(Sensitive.of("x"));
    }

    @Test
    void whatIsGivenIsCopied() {
        List<String> profiles = new ArrayList<>(List.of("a"));
        Service service = Service.named("web").profiles(profiles).build();
        profiles.add("b");
        assertThat(service.profiles()).containsExactly("a");
        assertThatThrownBy(() -> service.labels().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void impossibleValuesAreRefused() {
        assertThatThrownBy(() -> new PortRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PortRange.of(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RestartPolicy(RestartPolicy.Mode.ALWAYS, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteSize(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
