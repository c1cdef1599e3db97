package io.jenkins.plugins.windflow.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRequestsTest {
    @ParameterizedTest
    @CsvSource({
        "busybox,busybox,latest",
        "busybox:1,busybox,1",
        "reg:5000/a/b,reg:5000/a/b,latest",
        "reg:5000/a/b:2,reg:5000/a/b,2",
        "a/b@sha256:ab,a/b,sha256:ab",
        "reg:5000/a:1@sha256:ab,reg:5000/a:1,sha256:ab"
    })
    void aPullAlwaysNamesOneImage(String reference, String image, String tag) {
        assertThat(ImagePull.of(reference).query())
                .containsEntry("fromImage", image)
                .containsEntry("tag", tag)
                .doesNotContainKey("platform");
    }

    @Test
    void theRegistrysPasswordIsInTheHeaderOnly() {
        RegistryAuth auth = new RegistryAuth("me", "s3cret\"?", "reg:5000");
        assertThat(new String(Base64.getUrlDecoder().decode(auth.header()), StandardCharsets.UTF_8))
                .isEqualTo("{\"username\":\"me\",\"password\":\"s3cret\\\"?\",\"serveraddress\":\"reg:5000\"}");
        assertThat(auth.toString()).doesNotContain("s3cret");
        assertThat(new ImagePull("a", null, auth).toString()).doesNotContain("s3cret");
    }
}
