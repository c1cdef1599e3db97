package io.jenkins.plugins.windflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.testing.Configured;
import java.util.List;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The form in <em>Manage Jenkins &gt; System</em>, filled in and saved by a browser. */
class GlobalConfigurationFormTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void everyKindOfConnectionComesThroughTheFormAndARestart() throws Throwable {
        List<DockerEnvironment> all = List.of(local(), plain(), production());
        sessions.then(j -> {
            Configured.secretText("prod-docker-ca", "a certificate");
            WindflowConfiguration.get().setEnvironments(all);
            j.configRoundtrip();
            assertSame(j, all);
            assertThat(WindflowConfiguration.get().getEnvironments())
                    .as("the form made new objects")
                    .doesNotContainAnyElementsOf(all);
        });
        sessions.then(j -> {
            assertSame(j, all);
            WindflowConfiguration.get().setEnvironments(List.of());
            WindflowConfiguration.get().load();
            assertThat(WindflowConfiguration.get().names())
                    .as("what was saved last")
                    .isEmpty();
        });
    }

    @Test
    void noEnvironmentStaysNone() throws Throwable {
        sessions.then(j -> {
            j.configRoundtrip();
            assertThat(WindflowConfiguration.get().getEnvironments()).isEmpty();
        });
    }

    @Test
    void anEnvironmentRenamedInTheFormKeepsItsHistory() throws Throwable {
        sessions.then(j -> {
            Configured.open("old", new UnixSocketConnection("/var/run/docker.sock"));
            HtmlForm form = systemForm(j);
            name(form, "old").setValue("new");
            j.submit(form);
            DockerEnvironment renamed =
                    WindflowConfiguration.get().getEnvironments().getFirst();
            assertThat(renamed.getName()).isEqualTo("new");
            assertThat(renamed.getFormerNames()).containsExactly("old");
            assertThat(renamed.isRestricted()).isFalse();
        });
    }

    @Test
    void aNameThatCannotBeUsedChangesNothing() throws Throwable {
        sessions.then(j -> {
            Configured.open("local", new UnixSocketConnection("/var/run/docker.sock"));
            HtmlForm form = systemForm(j);
            name(form, "local").setValue("not a name");
            assertThatExceptionOfType(FailingHttpStatusCodeException.class)
                    .isThrownBy(() -> j.submit(form))
                    .satisfies(e ->
                            assertThat(e.getResponse().getContentAsString()).contains("not a name"));
            assertThat(WindflowConfiguration.get().names()).containsExactly("local");
        });
    }

    @Test
    void theDefaultsOfRecoveryStayUnset() throws Throwable {
        sessions.then(j -> {
            HtmlForm form = systemForm(j);
            assertThat(recoverOperations(form).isChecked()).isTrue();
            assertThat(recoveryLimit(form).getValue()).isEqualTo("60");
            j.submit(form);
            assertThat(WindflowConfiguration.get().getRecoverOperations()).isNull();
            assertThat(WindflowConfiguration.get().getRecoveryLimit()).isNull();
        });
    }

    @Test
    void howOperationsAreRecoveredComesThroughTheFormAndARestart() throws Throwable {
        sessions.then(j -> {
            HtmlForm form = systemForm(j);
            recoverOperations(form).setChecked(false);
            recoveryLimit(form).setValue("15");
            j.submit(form);
            assertRecovery(false, 15);
            j.configRoundtrip();
            assertRecovery(false, 15);
        });
        sessions.then(j -> {
            assertRecovery(false, 15);
            HtmlForm form = systemForm(j);
            assertThat(recoverOperations(form).isChecked()).isFalse();
            recoverOperations(form).setChecked(true);
            recoveryLimit(form).setValue("60");
            j.submit(form);
            assertRecovery(null, null);
        });
    }

    @Test
    void limitsOfTerminalsComeThroughTheFormAndTheirDefaultsStayUnset() throws Throwable {
        sessions.then(j -> {
            j.configRoundtrip();
            assertThat(WindflowConfiguration.get().getTerminal()).isNull();
            TerminalConfiguration limits = new TerminalConfiguration();
            limits.setIdleMinutes(5);
            limits.setSessionsPerUser(2);
            WindflowConfiguration.get().setTerminal(limits);
            j.configRoundtrip();
            assertThat(WindflowConfiguration.get().getTerminal())
                    .isEqualTo(limits)
                    .isNotSameAs(limits);
        });
    }

    @Test
    void aRecoveryLimitOutOfRangeChangesNothing() throws Throwable {
        sessions.then(j -> {
            Configured.open("local", new UnixSocketConnection("/var/run/docker.sock"));
            WindflowConfiguration.get().setRecoveryLimit(15);
            HtmlForm form = systemForm(j);
            name(form, "local").setValue("renamed");
            recoveryLimit(form).setValue("0");
            assertThatExceptionOfType(FailingHttpStatusCodeException.class)
                    .isThrownBy(() -> j.submit(form))
                    .satisfies(e ->
                            assertThat(e.getResponse().getContentAsString()).contains("cannot be the recovery limit"));
            assertRecovery(null, 15);
            assertThat(WindflowConfiguration.get().names()).containsExactly("local");
        });
    }

    private static void assertRecovery(Boolean operations, Integer limit) {
        assertThat(WindflowConfiguration.get().getRecoverOperations()).isEqualTo(operations);
        assertThat(WindflowConfiguration.get().getRecoveryLimit()).isEqualTo(limit);
    }

    private static HtmlCheckBoxInput recoverOperations(HtmlForm form) {
        return form.getInputByName("_.recoverOperations");
    }

    private static HtmlInput recoveryLimit(HtmlForm form) {
        return form.getInputByName("_.recoveryLimit");
    }

    private static DockerEnvironment local() {
        return new DockerEnvironment("local", new UnixSocketConnection("/var/run/docker.sock"));
    }

    private static DockerEnvironment plain() {
        DockerEnvironment plain = new DockerEnvironment("plain", new TcpSocketConnection("tcp://127.0.0.1:2375"));
        plain.setRestricted(false);
        plain.setReadOnly(true);
        return plain;
    }

    private static DockerEnvironment production() {
        TlsSocketConnection connection = new TlsSocketConnection("tcp://docker.example.com:2376");
        connection.setCredentialsId("prod-docker");
        connection.setCaCredentialsId("prod-docker-ca");
        DockerEnvironment production = new DockerEnvironment("prod", connection);
        production.setDisplayName("Production EU");
        production.setLabels(List.of("eu", "critical"));
        production.setColour("red");
        production.setTimeZone("Europe/Paris");
        production.setPublicAddress("shop.example.com");
        production.setFormerNames(List.of("first", "second"));
        EnvironmentPolicy policy = new EnvironmentPolicy();
        policy.setPrivileged("denied");
        policy.setHostBinds("allowed");
        production.setPolicy(policy);
        return production;
    }

    private static void assertSame(JenkinsRule j, List<DockerEnvironment> expected) throws Exception {
        List<DockerEnvironment> actual = WindflowConfiguration.get().getEnvironments();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            j.assertEqualDataBoundBeans(expected.get(i), actual.get(i));
        }
    }

    private static HtmlForm systemForm(JenkinsRule j) throws Exception {
        return j.createWebClient().goTo("manage/configure").getFormByName("config");
    }

    /** The field with the name of the environment that has this name now. */
    private static HtmlInput name(HtmlForm form, String environment) {
        return form.getFirstByXPath("//input[@name='originalName' and @value='" + environment
                + "']/ancestor::div[@name='environments'][1]//input[@name='_.name']");
    }
}
