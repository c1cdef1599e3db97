package io.jenkins.plugins.windflow.core.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPolicyTest {
    private static ContainerSettings host(String host) {
        return new ContainerSettings(TestContainers.json("{\"HostConfig\": " + host + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Privileged\": true} | privileged containers",
                "{\"Binds\": [\"/srv:/srv\"]} | mounting paths of the Docker host (here /srv)",
                "{\"Mounts\": [{\"Type\": \"bind\", \"Source\": \"/srv\", \"Target\": \"/x\"}]} | here /srv",
                "{\"Mounts\": [{\"Type\": \"volume\", \"VolumeOptions\": {\"DriverConfig\": {\"Options\": {\"device\": \"/srv\"}}}}]} | here /srv",
                "{\"NetworkMode\": \"host\"} | sharing namespaces with the Docker host (NetworkMode)",
                "{\"PidMode\": \"host\"} | (PidMode)",
                "{\"IpcMode\": \"container:other\"} | containers outside of the project (IpcMode)",
                "{\"UsernsMode\": \"host\"} | (UsernsMode)",
                "{\"CapAdd\": [\"SYS_ADMIN\"]} | added capabilities",
                "{\"Devices\": [{\"PathOnHost\": \"/dev/sda\"}]} | devices of the Docker host",
                "{\"SecurityOpt\": [\"seccomp=unconfined\"]} | seccomp=unconfined",
                "{\"VolumesFrom\": [\"other\"]} | sharing the mounts",
                "{\"Runtime\": \"/tmp/runtime\"} | a program of the Docker host"
            })
    void whatLeadsToTheHostIsDenied(String settings, String sentence) {
        assertThatThrownBy(() -> HostPolicy.check(ComposePolicy.DENY_ALL, host(settings), other -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("have the policy changed");
        assertThatCode(() -> HostPolicy.check(ComposePolicy.ALLOW_ALL, host(settings), other -> false))
                .doesNotThrowAnyException();
    }

    @Test
    void theSocketIsAskedAboutByItself() {
        ComposePolicy noSocket = new ComposePolicy(true, true, false, true, true);

        assertThatThrownBy(() -> HostPolicy.check(noSocket, host("{\"Binds\": [\"/var/run:/x\"]}"), other -> false))
                .hasMessageContaining("Docker socket");
    }

    @Test
    void whatStaysInsideIsAllowed() {
        assertThatCode(() -> HostPolicy.check(
                        ComposePolicy.DENY_ALL,
                        host(
                                "{\"Binds\": [\"data:/data\"], \"SecurityOpt\": [\"no-new-privileges\"], \"IpcMode\": \"private\","
                                        + " \"NetworkMode\": \"container:peer\"}"),
                        "peer"::equals))
                .doesNotThrowAnyException();
    }
}
