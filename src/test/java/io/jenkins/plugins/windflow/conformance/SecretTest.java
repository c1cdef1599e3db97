package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.Secret;
import java.io.File;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Secrets in memory and in their stored form. */
@WithJenkins
class SecretTest {
    @Test
    void theEncryptedFormIsReadBack(JenkinsRule j) {
        Secret secret = Secret.fromString("pässword {x}");
        String encrypted = secret.getEncryptedValue();

        assertThat(encrypted).startsWith("{").endsWith("}").doesNotContain("pässword");
        assertThat(Secret.fromString(encrypted)).isEqualTo(secret);
        assertThat(Secret.decrypt(encrypted).getPlainText()).isEqualTo("pässword {x}");
        assertThat(secret.getEncryptedValue())
                .as("so that stored files do not change")
                .isEqualTo(encrypted);
        assertThat(Secret.fromString(encrypted).getEncryptedValue()).isEqualTo(encrypted);
        assertThat(Secret.fromString("pässword {x}").getEncryptedValue())
                .as("another initialisation vector")
                .isNotEqualTo(encrypted);
    }

    @Test
    void aPlainTextIsNotMistakenForAnEncryptedOne(JenkinsRule j) {
        assertThat(Secret.decrypt("plain")).isNull();
        assertThat(Secret.fromString("{bm90IGVuY3J5cHRlZA==}").getPlainText()).isEqualTo("{bm90IGVuY3J5cHRlZA==}");
        assertThat(Secret.fromString(null).getPlainText()).isEmpty();
    }

    @Test
    void theKeyLiesUnderTheHomeDirectory(JenkinsRule j) {
        Secret.fromString("x").getEncryptedValue();
        assertThat(new File(j.jenkins.getRootDir(), "secrets")).isDirectoryContaining(file -> file.isFile());
    }
}
