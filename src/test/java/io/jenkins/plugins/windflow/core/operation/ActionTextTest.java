package io.jenkins.plugins.windflow.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTextTest {
    @ParameterizedTest
    @CsvSource({
        "container.create, shop-web-1, create container shop-web-1",
        "container.files, shop-web-1, copy configs and secrets into container shop-web-1",
        "container.exec, pre_stop[0] of web, run pre_stop[0] of web",
        "container.first-start, shop-web-1, start container shop-web-1",
        "container.restart-policy, shop-web-1, set the restart policy of container shop-web-1",
        "network.restore, shop_default, create network shop_default again",
        "network.connect, shop_default, connect a container to network shop_default",
        "network.disconnect, shop_default, disconnect a container from network shop_default",
        "image.tag, shop:1, tag image shop:1",
        "wait, everybody, wait everybody"
    })
    void readsAsAnOrder(String type, String name, String text) {
        assertThat(ActionText.of(type, name)).isEqualTo(text);
    }
}
