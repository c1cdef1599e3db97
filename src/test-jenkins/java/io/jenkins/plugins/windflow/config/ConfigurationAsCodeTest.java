package io.jenkins.plugins.windflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration as code reads what the documentation shows, and exports it without the defaults. */
@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {
    @TempDir
    private Path folder;

    @Test
    @ConfiguredWithCode("as-code.yaml")
    void readsEveryKindOfConnectionAndEveryProperty(JenkinsConfiguredWithCodeRule j) throws Exception {
        List<DockerEnvironment> all = WindflowConfiguration.get().getEnvironments();
        assertThat(all).hasSize(3);
        j.assertEqualDataBoundBeans(
                new DockerEnvironment("local", new UnixSocketConnection("/var/run/docker.sock")), all.get(0));
        assertThat(all.get(1).isRestricted()).isFalse();
        j.assertEqualDataBoundBeans(
                new TcpSocketConnection("tcp://127.0.0.1:2375"), all.get(1).getConnection());
        j.assertEqualDataBoundBeans(production(), all.get(2));
    }

    @Test
    @ConfiguredWithCode("as-code.yaml")
    void exportsWithoutDefaults(JenkinsConfiguredWithCodeRule j) throws Exception {
        assertThat(export()).isEqualTo(Util.toStringFromYamlFile(this, "as-code-export.yaml"));
    }

    @Test
    @ConfiguredWithCode("as-code.yaml")
    void anExportReadAgainIsTheSame(JenkinsConfiguredWithCodeRule j) throws Exception {
        List<DockerEnvironment> before = WindflowConfiguration.get().getEnvironments();
        String exported = export();
        WindflowConfiguration.get().setEnvironments(List.of());
        configure("unclassified:\n  windflow:\n" + exported.indent(4));
        List<DockerEnvironment> after = WindflowConfiguration.get().getEnvironments();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            j.assertEqualDataBoundBeans(before.get(i), after.get(i));
        }
        assertThat(export()).isEqualTo(exported);
    }

    @Test
    void whatIsWrongIsNamedAndChangesNothing(JenkinsConfiguredWithCodeRule j) {
        refused("{name: 'not a name', connection: {unixSocket: {path: /a}}}", "'not a name' is not a name");
        refused("{name: a, colour: mauve, connection: {unixSocket: {path: /a}}}", "'mauve' is none of the colours");
        refused("{name: a, connection: {unixSocket: {path: relative}}}", "'relative' is not the absolute path");
        refused("{name: a}", "The environment 'a' has no connection");
        refused("{name: a, connection: {sshSocket: {uri: x}}}", "sshSocket");
        refused("{name: a, colr: red, connection: {unixSocket: {path: /a}}}", "colr");
        refused(
                "{name: a, policy: {privileged: perhaps}, connection: {unixSocket: {path: /a}}}",
                "'allowed' or 'denied'");
    }

    @Test
    void readsAndExportsHowOperationsAreRecovered(JenkinsConfiguredWithCodeRule j) throws Exception {
        configure("unclassified: {windflow: {recoverOperations: false, recoveryLimit: 15}}");
        assertThat(WindflowConfiguration.get().getRecoverOperations()).isFalse();
        assertThat(WindflowConfiguration.get().getRecoveryLimit()).isEqualTo(15);
        assertThat(export()).contains("recoverOperations: false", "recoveryLimit: 15");
    }

    @Test
    void leavesTheDefaultsOfRecoveryOutOfTheExport(JenkinsConfiguredWithCodeRule j) throws Exception {
        configure("unclassified: {windflow: {recoverOperations: false, recoveryLimit: 15}}");
        configure("unclassified: {windflow: {recoverOperations: true, recoveryLimit: 60}}");
        assertThat(WindflowConfiguration.get().getRecoverOperations()).isNull();
        assertThat(WindflowConfiguration.get().getRecoveryLimit()).isNull();
        assertThat(export()).doesNotContain("recover");
    }

    @Test
    void limitsOfTerminalsAreReadAndExported(JenkinsConfiguredWithCodeRule j) throws Exception {
        configure("unclassified: {windflow: {terminal: {idleMinutes: 5, sessionsPerUser: 2}}}");
        assertThat(WindflowConfiguration.get().terminalSettings().idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(WindflowConfiguration.get().terminalSettings().sessionsPerUser())
                .isEqualTo(2);
        assertThat(export()).contains("idleMinutes: 5", "sessionsPerUser: 2");
    }

    @Test
    void aRecoveryLimitOutOfRangeIsNamedAndChangesNothing(JenkinsConfiguredWithCodeRule j) {
        refusedSettings("{recoveryLimit: 0}", "'0' cannot be the recovery limit");
        assertThat(WindflowConfiguration.get().getRecoveryLimit()).isNull();
    }

    private void refused(String environment, String sentence) {
        refusedSettings("{environments: [" + environment + "]}", sentence);
    }

    private void refusedSettings(String settings, String sentence) {
        assertThatThrownBy(() -> configure("unclassified: {windflow: " + settings + "}"))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining(sentence);
        assertThat(WindflowConfiguration.get().getEnvironments()).isEmpty();
    }

    private void configure(String yaml) throws Exception {
        ConfigurationAsCode.get()
                .configure(
                        Files.writeString(folder.resolve("windflow.yaml"), yaml).toString());
    }

    private static String export() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        return Util.toYamlString(Util.getUnclassifiedRoot(context).get("windflow"));
    }

    private static DockerEnvironment production() {
        TlsSocketConnection connection = new TlsSocketConnection("tcp://docker.example.com:2376");
        connection.setCredentialsId("prod-docker");
        connection.setCaCredentialsId("company-ca");
        DockerEnvironment production = new DockerEnvironment("prod", connection);
        production.setDisplayName("Production EU");
        production.setLabels(List.of("eu", "critical"));
        production.setColour("red");
        production.setTimeZone("Europe/Paris");
        production.setPublicAddress("shop.example.com");
        production.setReadOnly(true);
        production.setFormerNames(List.of("old"));
        EnvironmentPolicy policy = new EnvironmentPolicy();
        policy.setHostBinds("allowed");
        production.setPolicy(policy);
        return production;
    }
}
