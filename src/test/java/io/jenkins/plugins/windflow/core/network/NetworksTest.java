package io.jenkins.plugins.windflow.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Networks on real engines. */
class NetworksTest {
    private final String name = TestEngines.uniqueName("network");

    private NewNetwork network(AddressPool... pools) {
        return new NewNetwork(
                name,
                "",
                true,
                true,
                pools.length > 1,
                "",
                Map.of(),
                List.of(pools),
                Map.of("com.docker.network.driver.mtu", "1400"),
                Map.of(TestEngines.LABEL, TestEngines.label()));
    }

    @EachEngine
    void isMadeAsAskedAndJoinedAndLeft(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            Networks networks = new Networks(lease.engine());
            int third = Math.floorMod(name.hashCode(), 200) + 20;
            String net = "10.199." + third + ".";
            AddressPool v4 = new AddressPool(net + "0/24", net + "128/25", net + "1", Map.of("printer", net + "9"));
            AddressPool v6 = new AddressPool("fd00:199:" + third + "::/64", "", "", Map.of());
            networks.create(network(v4, v6));

            NetworkSummary made = networks.get(name);
            assertThat(made.driver()).isEqualTo("bridge");
            assertThat(made.internal()).isTrue();
            assertThat(made.attachable()).isTrue();
            assertThat(made.ipv6()).isTrue();
            assertThat(made.builtIn()).isFalse();
            assertThat(made.pools()).contains(v4).hasSize(2);
            assertThat(made.options()).containsEntry("com.docker.network.driver.mtu", "1400");

            String container = engine.run("/bin/sleep", "1000");
            networks.connect(name, new Joining(container, List.of("other-name"), net + "77", "", Map.of(), 0));
            assertThat(networks.get(name).endpoints()).singleElement().satisfies(endpoint -> {
                assertThat(endpoint.container().id()).isEqualTo(container);
                assertThat(endpoint.ipv4()).isEqualTo(net + "77");
                assertThat(endpoint.macAddress()).isNotEmpty();
            });
            assertThat(lease.engine()
                            .getJson(EnginePath.of("containers", container, "json"), Map.of())
                            .path("NetworkSettings")
                            .path("Networks")
                            .path(name)
                            .path("Aliases")
                            .toString())
                    .contains("other-name");
            assertThatExceptionOfType(EngineException.class)
                    .as("while a container is in it")
                    .isThrownBy(() -> networks.remove(name));

            networks.disconnect(name, container, false);
            assertThat(networks.get(name).endpoints()).isEmpty();
            networks.remove(name);
            assertThat(networks.list()).extracting(NetworkSummary::name).doesNotContain(name);
            engine.remove(container);
        }
    }

    @EachEngine
    void aPriorityOfTheGatewayNeedsANewerEngine(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            assertThat(lease.engine().info().apiAtLeast("1.48")).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Networks(lease.engine())
                            .connect(name, new Joining("web", List.of(), "", "", Map.of(), 5)))
                    .withMessageContaining("needs 1.48: leave it out");
        }
    }

    @EachEngine
    void whatBelongsToTheEngineStays(TestEngine engine) {
        try (EngineLease lease = engine.lease()) {
            Networks networks = new Networks(lease.engine());
            assertThat(networks.list())
                    .filteredOn(NetworkSummary::builtIn)
                    .extracting(NetworkSummary::name)
                    .contains("host", "none");
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> networks.remove("host"))
                    .withMessage("The network host belongs to the engine and cannot be removed.");
        }
    }

    @Test
    void whatIsNoAddressIsRefusedBeforeTheEngineIsAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(new AddressPool("10.0.0.0", "", "", Map.of())))
                .withMessageContaining("'10.0.0.0' is not a subnet");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network(new AddressPool("10.0.0.0/8", "", "gate", Map.of())))
                .withMessageContaining("'gate' is not an IP address");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Joining("web", List.of(), "ten", "", Map.of(), 0))
                .withMessageContaining("'ten' is not an IP address");
    }
}
