package io.jenkins.plugins.windflow.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, nginx:latest, docker.io",
        "nginx:1.27-alpine, nginx, nginx:1.27-alpine, docker.io",
        "library/nginx, library/nginx, library/nginx:latest, docker.io",
        "localhost/app:1, localhost/app, localhost/app:1, localhost",
        "127.0.0.1:5000/a/b__c:T_1, 127.0.0.1:5000/a/b__c, 127.0.0.1:5000/a/b__c:T_1, 127.0.0.1:5000",
        "Registry.Example.com/a.b/c-d, Registry.Example.com/a.b/c-d, Registry.Example.com/a.b/c-d:latest, Registry.Example.com",
        "[::1]:5000/app, [::1]:5000/app, [::1]:5000/app:latest, [::1]:5000",
    })
    void isReadAsEnginesReadIt(String text, String repository, String reference, String registry) {
        ImageName name = ImageName.parse(" " + text + " ");
        assertThat(name.repository()).isEqualTo(repository);
        assertThat(name.reference()).isEqualTo(reference);
        assertThat(name.registry()).isEqualTo(registry);
    }

    @Test
    void aDigestOutranksTheTag() {
        assertThat(ImageName.parse("nginx:1" + DIGEST).reference()).isEqualTo("nginx" + DIGEST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageName.parseTarget("nginx" + DIGEST))
                .withMessageContaining("has a digest");
        assertThat(ImageName.parseTarget("nginx").tag()).contains("latest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Nginx",
                "a//b",
                "/a",
                "a/",
                "a:",
                "a:b:c",
                "a b",
                "../a",
                "a/../b",
                "a@sha256:12",
                "a?b",
                "a:-1"
            })
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageName.parse(text))
                .withMessageContaining("is not the name of an image");
    }
}
