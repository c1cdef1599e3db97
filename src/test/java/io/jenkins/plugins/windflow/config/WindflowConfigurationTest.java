package io.jenkins.plugins.windflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.terminal.TerminalSettings;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import io.jenkins.plugins.windflow.testing.Configured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is configured is kept, in XML and in JSON, or refused as a whole. */
@WithJenkins
class WindflowConfigurationTest {
    private static final Map<String, Object> FULL = Map.of(
            "environments",
            List.of(
                    Map.of("name", "local", "connection", Map.of("unixSocket", Map.of("path", "/var/run/docker.sock"))),
                    Map.of(
                            "name",
                            "plain",
                            "restricted",
                            false,
                            "connection",
                            Map.of("tcpSocket", Map.of("uri", "tcp://a:2375"))),
                    Map.of(
                            "name",
                            "prod",
                            "displayName",
                            "Production EU",
                            "labels",
                            List.of("eu", "critical"),
                            "colour",
                            "red",
                            "timeZone",
                            "Europe/Paris",
                            "publicAddress",
                            "shop.example.com",
                            "readOnly",
                            true,
                            "formerNames",
                            List.of("old"),
                            "policy",
                            Map.of("privileged", "allowed"),
                            "connection",
                            Map.of(
                                    "tlsSocket",
                                    Map.of("uri", "tcp://docker.example.com:2376", "credentialsId", "prod-docker")))));

    @Test
    void jsonComesBackAsItWent(JenkinsRule j) {
        ConfigurationJson.write(WindflowConfiguration.get(), FULL);
        assertThat(ConfigurationJson.read(WindflowConfiguration.get())).isEqualTo(FULL);
    }

    @Test
    void everythingIsThereAfterLoading(JenkinsRule j) {
        ConfigurationJson.write(WindflowConfiguration.get(), FULL);
        WindflowConfiguration loaded = new WindflowConfiguration();
        loaded.load();
        assertThat(ConfigurationJson.read(loaded)).isEqualTo(FULL);
        assertThat(loaded.getEnvironments().getFirst().isRestricted()).isTrue();
    }

    @Test
    void whatBecomesOfInterruptedOperationsIsKeptWhenItIsNotTheDefault(JenkinsRule j) {
        WindflowConfiguration configuration = WindflowConfiguration.get();
        assertThat(configuration.operationSettings()).isEqualTo(OperationSettings.DEFAULT);
        Map<String, Object> other = Map.of("environments", List.of(), "recoverOperations", false, "recoveryLimit", 5);
        ConfigurationJson.write(configuration, other);
        assertThat(ConfigurationJson.read(configuration)).isEqualTo(other);
        assertThat(configuration.operationSettings())
                .isEqualTo(OperationSettings.DEFAULT.withRecovery(false, Duration.ofMinutes(5)));
        WindflowConfiguration loaded = new WindflowConfiguration();
        loaded.load();
        assertThat(ConfigurationJson.read(loaded)).isEqualTo(other);

        ConfigurationJson.write(
                configuration, Map.of("environments", List.of(), "recoverOperations", true, "recoveryLimit", 60));
        assertThat(ConfigurationJson.read(configuration)).isEqualTo(Map.of("environments", List.of()));
        assertThat(configuration.operationSettings()).isEqualTo(OperationSettings.DEFAULT);
    }

    @Test
    void limitsOfTerminalsAreKeptWhenTheyAreNotTheDefault(JenkinsRule j) {
        WindflowConfiguration configuration = WindflowConfiguration.get();
        assertThat(configuration.terminalSettings()).isEqualTo(TerminalSettings.DEFAULT);
        Map<String, Object> other =
                Map.of("environments", List.of(), "terminal", Map.of("idleMinutes", 5, "sessionsPerUser", 2));
        ConfigurationJson.write(configuration, other);
        assertThat(ConfigurationJson.read(configuration)).isEqualTo(other);
        assertThat(configuration.terminalSettings())
                .isEqualTo(new TerminalSettings(Duration.ofMinutes(5), 2, Duration.ofSeconds(120)));
        WindflowConfiguration loaded = new WindflowConfiguration();
        loaded.load();
        assertThat(ConfigurationJson.read(loaded)).isEqualTo(other);

        ConfigurationJson.write(
                configuration,
                Map.of("environments", List.of(), "terminal", Map.of("idleMinutes", 30, "sessionsPerUser", 10)));
        assertThat(ConfigurationJson.read(configuration)).isEqualTo(Map.of("environments", List.of()));
        for (Object wrong : List.of(Map.of("idleMinutes", 0), Map.of("sessionsPerUser", 101), Map.of("idle", 1))) {
            assertThatIllegalArgumentException()
                    .as(String.valueOf(wrong))
                    .isThrownBy(() -> ConfigurationJson.write(
                            configuration, Map.of("environments", List.of(), "terminal", wrong)));
        }
    }

    @Test
    void aRecoveryLimitThatCannotBeUsedChangesNothing(JenkinsRule j) {
        Configured.open("prod", new UnixSocketConnection("/a"));
        for (Object limit : List.of(0, -1, 10_081, "soon", 1.5)) {
            assertThatIllegalArgumentException()
                    .as(String.valueOf(limit))
                    .isThrownBy(() -> ConfigurationJson.write(
                            WindflowConfiguration.get(), Map.of("environments", List.of(), "recoveryLimit", limit)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigurationJson.write(
                        WindflowConfiguration.get(), Map.of("environments", List.of(), "recoverOperations", "yes")))
                .withMessage("'recoverOperations' must be true or false.");
        assertThat(WindflowConfiguration.get().names()).containsExactly("prod");
        assertThat(WindflowConfiguration.get().doCheckRecoveryLimit("90").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(WindflowConfiguration.get().doCheckRecoveryLimit("1h").getMessage())
                .contains("whole number of minutes from 1 to 10080");
    }

    @Test
    void theHelperImageComesBackAsItWent(JenkinsRule j) {
        WindflowConfiguration configuration = WindflowConfiguration.get();
        assertThat(configuration.helperImage()).isEmpty();
        Map<String, Object> json =
                Map.of("environments", List.of(), "helperImage", "registry.example.com:5000/tools/busybox:1.36");
        ConfigurationJson.write(configuration, json);
        WindflowConfiguration loaded = new WindflowConfiguration();
        loaded.load();
        assertThat(ConfigurationJson.read(loaded)).isEqualTo(json);

        for (String bad : List.of("--privileged", "a b", "busybox;rm")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> configuration.setHelperImage(bad))
                    .withMessageContaining("is not the name of an image");
            assertThat(configuration.doCheckHelperImage(bad).kind).isEqualTo(FormValidation.Kind.ERROR);
        }
        assertThat(configuration.helperImage()).isEqualTo("registry.example.com:5000/tools/busybox:1.36");
        configuration.setHelperImage(" ");
        assertThat(ConfigurationJson.read(configuration)).isEqualTo(Map.of("environments", List.of()));
    }

    @Test
    void aNameIsTakenOnlyOnce(JenkinsRule j) {
        Configured.open("prod", new UnixSocketConnection("/a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configured.open("PROD", new UnixSocketConnection("/b")))
                .withMessageContaining("Two environments have the name 'PROD'");
        assertThat(WindflowConfiguration.get().names()).containsExactly("prod");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithOneSentence(JenkinsRule j) {
        refused(Map.of("name", "a b", "connection", Map.of("unixSocket", Map.of("path", "/a"))), "'a b' is not a name");
        refused(Map.of("name", "a"), "has no connection");
        refused(
                Map.of("name", "a", "connection", Map.of("sshSocket", Map.of())),
                "exactly one of: tcpSocket, tlsSocket, unixSocket");
        refused(
                Map.of("name", "a", "connection", Map.of("tcpSocket", Map.of("uri", "http://b"))),
                "Environment 'a': 'http://b' is not");
        refused(
                Map.of("name", "a", "colour", "mauve", "connection", Map.of("unixSocket", Map.of("path", "/a"))),
                "none of the colours");
        refused(
                Map.of("name", "a", "timeZone", "Mars", "connection", Map.of("unixSocket", Map.of("path", "/a"))),
                "not a time zone");
        refused(
                Map.of("name", "a", "colr", "red", "connection", Map.of("unixSocket", Map.of("path", "/a"))),
                "'colr' is unknown");
        refused(
                Map.of(
                        "name",
                        "a",
                        "policy",
                        Map.of("privileged", "maybe"),
                        "connection",
                        Map.of("unixSocket", Map.of("path", "/a"))),
                "'allowed' or 'denied'");
        assertThat(WindflowConfiguration.get().getEnvironments()).isEmpty();
    }

    @Test
    void aFormerNameLeadsToTheEnvironmentUntilSomebodyElseHasIt(JenkinsRule j) {
        DockerEnvironment renamed = new DockerEnvironment("new", new UnixSocketConnection("/a"));
        renamed.setFormerNames(List.of("old", "new"));
        Configured.add(renamed);
        assertThat(renamed.getFormerNames()).containsExactly("old");
        assertThat(WindflowConfiguration.get().environment("old")).contains(renamed);
        DockerEnvironment other = Configured.open("old", new UnixSocketConnection("/b"));
        assertThat(WindflowConfiguration.get().environment("old")).contains(other);
    }

    @Test
    void aRestrictedEnvironmentDeniesWhatIsNotSaid(JenkinsRule j) {
        DockerEnvironment environment = new DockerEnvironment("a", new UnixSocketConnection("/a"));
        assertThat(environment.composePolicy().hostBinds()).isFalse();
        EnvironmentPolicy policy = new EnvironmentPolicy();
        policy.setHostBinds("allowed");
        environment.setPolicy(policy);
        assertThat(environment.composePolicy().hostBinds()).isTrue();
        assertThat(environment.composePolicy().privileged()).isFalse();
        environment.setRestricted(false);
        assertThat(environment.composePolicy().privileged()).isTrue();
        environment.setPolicy(new EnvironmentPolicy());
        assertThat(environment.getPolicy())
                .as("a policy that says nothing is none")
                .isNull();
    }

    @Test
    void aFileThatSomebodyWroteMayLeaveMuchOut(JenkinsRule j) {
        DockerEnvironment read = (DockerEnvironment)
                Jenkins.XSTREAM2.fromXML(
                        "<io.jenkins.plugins.windflow.config.DockerEnvironment><name>a</name></io.jenkins.plugins.windflow.config.DockerEnvironment>");
        assertThat(read.getLabels()).isEmpty();
        assertThat(read.getFormerNames()).isEmpty();
        assertThat(read.isRestricted()).isTrue();
    }

    @Test
    void onlyAdministratorsNameASocketOfTheController(JenkinsRule j) {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, WindflowPermissions.CONFIGURE)
                .everywhere()
                .to("configurer"));
        Configured.open("prod", new UnixSocketConnection("/a"));
        try (ACLContext ignored = ACL.as(User.getById("configurer", true))) {
            assertThatExceptionOfType(AccessDeniedException3.class)
                    .isThrownBy(() -> Configured.open("other", new UnixSocketConnection("/b")));
            Configured.open("plain", new TcpSocketConnection("tcp://a:2375"));
        }
        assertThat(WindflowConfiguration.get().names()).containsExactly("prod", "plain");
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            Configured.open("other", new UnixSocketConnection("/b"));
        }
        assertThat(WindflowConfiguration.get().names())
                .as("configuration as code runs as SYSTEM")
                .contains("other");
    }

    private static void refused(Map<String, Object> environment, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigurationJson.write(
                        WindflowConfiguration.get(), Map.of("environments", List.of(environment))))
                .withStackTraceContaining(why);
    }
}
