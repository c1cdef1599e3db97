package io.jenkins.plugins.windflow.core.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkShareTest {
    @Test
    void nfsIsMountedAsMountWould() {
        assertThat(new NetworkShare.Nfs("nas", "/export/media", "4.1", true, "soft,timeo=30").options())
                .containsExactly(
                        Map.entry("type", "nfs"),
                        Map.entry("device", ":/export/media"),
                        Map.entry("o", "addr=nas,ro,nfsvers=4.1,soft,timeo=30"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkShare.Nfs("nas", "export", "", false, ""))
                .withMessageContaining("begin it with a slash");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkShare.Nfs("nas,exec", "/x", "", false, ""))
                .withMessageContaining("'nas,exec'");
    }

    @Test
    void cifsIsMountedAsMountWould() {
        assertThat(new NetworkShare.Cifs("10.0.0.1", "media/films", "me", "s3cret", "3.0", "").options())
                .containsExactly(
                        Map.entry("type", "cifs"),
                        Map.entry("device", "//10.0.0.1/media/films"),
                        Map.entry("o", "addr=10.0.0.1,username=me,password=s3cret,vers=3.0"));
        assertThat(new NetworkShare.Cifs("nas", "/a", "", "", "", "").options()).containsEntry("o", "addr=nas,guest");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkShare.Cifs("nas", "a", "me", "x,uid=0", "", ""))
                .withMessageContaining("password with a comma")
                .withMessageNotContaining("uid=0");
    }

    @Test
    void passwordsAreMasked() {
        assertThat(MaskedOptions.of(Map.of("o", "addr=nas,username=me,password=s3cret,vers=3.0", "type", "cifs")))
                .containsOnly(Map.entry("o", "addr=nas,username=me,password=***,vers=3.0"), Map.entry("type", "cifs"));
        assertThat(MaskedOptions.of(Map.of("ApiToken", "abc"))).containsEntry("ApiToken", "***");
    }
}
