package io.jenkins.plugins.windflow.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ContainerListTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode row(String container) throws Exception {
        return ContainerList.of(JSON.readTree("[" + container + "]"))
                .path("containers")
                .path(0);
    }

    @Test
    void hasWhatPagesShow() throws Exception {
        JsonNode row = row("""
                {"Id": "0123", "Names": ["/shop-web-1"], "Image": "nginx:1", "ImageID": "sha256:9", "Command": "nginx",
                 "Created": 1700000000, "State": "running", "Status": "Up 3 hours (healthy)",
                 "Ports": [{"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"}, {"PrivatePort": 53, "Type": "udp"}],
                 "Labels": {"com.docker.compose.project": "shop", "com.docker.compose.service": "web", "team": "a"},
                 "NetworkSettings": {"Networks": {"shop_default": {"IPAddress": "172.18.0.2"}}},
                 "Mounts": [{"Type": "volume", "Name": "data", "Source": "/var/lib/docker/volumes/data", "Destination": "/data", "RW": true}]}
                """);
        assertThat(row.toString())
                .isEqualTo(
                        "{\"id\":\"0123\",\"name\":\"shop-web-1\",\"image\":\"nginx:1\",\"imageId\":\"sha256:9\","
                                + "\"command\":\"nginx\",\"state\":\"running\",\"status\":\"Up 3 hours (healthy)\","
                                + "\"health\":\"healthy\",\"exitCode\":null,\"created\":\"2023-11-14T22:13:20Z\",\"stack\":\"shop\","
                                + "\"service\":\"web\",\"ports\":[{\"ip\":\"0.0.0.0\",\"container\":80,\"host\":8080,\"protocol\":\"tcp\"},"
                                + "{\"ip\":\"\",\"container\":53,\"host\":null,\"protocol\":\"udp\"}],"
                                + "\"networks\":[{\"name\":\"shop_default\",\"ip\":\"172.18.0.2\"}],"
                                + "\"mounts\":[{\"type\":\"volume\",\"name\":\"data\",\"source\":\"/var/lib/docker/volumes/data\","
                                + "\"target\":\"/data\",\"writable\":true}],"
                                + "\"labels\":{\"com.docker.compose.project\":\"shop\",\"com.docker.compose.service\":\"web\",\"team\":\"a\"}}");
    }

    @Test
    void readsExitCodesAndHealthFromTheEnginesSentence() throws Exception {
        assertThat(row("{\"Status\": \"Exited (137) 2 days ago\"}")
                        .path("exitCode")
                        .asInt())
                .isEqualTo(137);
        assertThat(row("{\"Status\": \"Restarting (-1) 2 seconds ago\"}")
                        .path("exitCode")
                        .asInt())
                .isEqualTo(-1);
        assertThat(row("{\"Status\": \"Created\"}").path("exitCode").isNull()).isTrue();
        assertThat(row("{\"Status\": \"Up 2 s (unhealthy)\"}").path("health").asText())
                .isEqualTo("unhealthy");
        assertThat(row("{\"Status\": \"Up 2 s (health: starting)\"}")
                        .path("health")
                        .asText())
                .isEqualTo("starting");
        assertThat(row("{\"Status\": \"Up 2 s (Paused)\"}").path("health").asText())
                .isEqualTo("none");
    }

    @Test
    void prefersTheContainersOwnNameToThoseOfLinks() throws Exception {
        assertThat(row("{\"Names\": [\"/web/db\", \"/db\"]}").path("name").asText())
                .isEqualTo("db");
        assertThat(row("{\"Names\": []}").path("name").asText()).isEmpty();
    }

    @Test
    void isReadAgainOnlyAfterEventsThatChangeIt() throws Exception {
        assertThat(changes("container", "start")).isTrue();
        assertThat(changes("container", "health_status: healthy")).isTrue();
        assertThat(changes("network", "connect")).isTrue();
        assertThat(changes("container", "exec_start: sh")).isFalse();
        assertThat(changes("container", "top")).isFalse();
        assertThat(changes("network", "create")).isFalse();
        assertThat(changes("image", "pull")).isFalse();
    }

    private static boolean changes(String type, String action) throws Exception {
        JsonNode event = JSON.readTree("{\"Type\": \"" + type + "\", \"Action\": \"" + action + "\"}");
        return ContainerList.LISTING.changedBy().test(event);
    }
}
