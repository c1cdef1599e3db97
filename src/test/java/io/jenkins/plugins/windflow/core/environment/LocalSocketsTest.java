package io.jenkins.plugins.windflow.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalSocketsTest {
    private static final Path HOME = Path.of("/home/jenkins");

    @Test
    void whatExistsIsOfferedTheLikeliestFirst() {
        Map<String, String> environment =
                Map.of("DOCKER_HOST", "unix:///run/mine.sock", "XDG_RUNTIME_DIR", "/run/user/7");
        assertThat(LocalSockets.find(environment, HOME, path -> true))
                .containsExactly(
                        Path.of("/run/mine.sock"),
                        Path.of("/var/run/docker.sock"),
                        Path.of("/run/user/7/docker.sock"),
                        Path.of("/home/jenkins/.docker/run/docker.sock"),
                        Path.of("/run/podman/podman.sock"),
                        Path.of("/run/user/7/podman/podman.sock"));
        Set<Path> there = Set.of(Path.of("/run/podman/podman.sock"));
        assertThat(LocalSockets.find(environment, HOME, there::contains)).containsExactlyElementsOf(there);
    }

    @Test
    void anotherHostIsNoSocketAndNothingIsOfferedTwice() {
        assertThat(LocalSockets.find(Map.of("DOCKER_HOST", "tcp://x:1"), HOME, path -> true))
                .first()
                .isEqualTo(Path.of("/var/run/docker.sock"));
        assertThat(LocalSockets.find(Map.of("DOCKER_HOST", "unix:///var/run/docker.sock"), HOME, path -> true))
                .doesNotHaveDuplicates();
    }
}
