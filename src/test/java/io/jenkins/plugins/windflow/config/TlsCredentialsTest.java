package io.jenkins.plugins.windflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.testing.Configured;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A missing or unusable credential is an error that names environment and id, and never a weaker connection. */
@WithJenkins
class TlsCredentialsTest {
    @Test
    void missingCredentialsAreNamed(JenkinsRule j) {
        TlsSocketConnection connection = new TlsSocketConnection("tcp://docker.example.com");
        connection.setCredentialsId("prod-docker");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> connection.dialer("prod"))
                .withMessageContaining("'prod'")
                .withMessageContaining("'prod-docker'")
                .withMessageContaining("Secret file")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.TLS));
    }

    @Test
    void aMissingAuthorityIsNamed(JenkinsRule j) {
        TlsSocketConnection connection = new TlsSocketConnection("tcp://docker.example.com");
        connection.setCaCredentialsId("company-ca");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> connection.dialer("prod"))
                .withMessageContaining("'prod'")
                .withMessageContaining("'company-ca'");
    }

    @Test
    void unusableContentIsNamedButNotShown(JenkinsRule j) throws Exception {
        Configured.secretText("company-ca", "SECRET-CANARY is no certificate");
        TlsSocketConnection connection = new TlsSocketConnection("tcp://docker.example.com");
        connection.setCaCredentialsId("company-ca");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> connection.dialer("prod"))
                .withMessageContaining("'company-ca'")
                .withMessageNotContaining("CANARY");
    }

    @Test
    void anEmptyListSaysWhichKindsFit(JenkinsRule j) {
        ListBoxModel clients = TlsCredentials.clients("");
        assertThat(clients)
                .anyMatch(option -> option.name.contains("fitting kinds") && option.name.contains("Certificate"));
        assertThat(TlsCredentials.authorities("gone")).anyMatch(option -> option.value.equals("gone"));
    }

    @Test
    void theFormSaysWhatIsWrong(JenkinsRule j) {
        assertThat(TlsCredentials.checkClient("nobody").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(TlsCredentials.checkClient("").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(TlsCredentials.checkAuthority("").kind).isEqualTo(FormValidation.Kind.OK);
    }
}
