package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerCredentials;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Configuration read from YAML, written as YAML and read again. */
@WithJenkins
class ConfigurationAsCodeTest extends Fleet {
    private static final String FLEET = """
            unclassified:
              conformanceHarbour:
                master: "Ahab"
                ships:
                  - name: "Pequod"
                    engine: "conformanceSail"
                    crew: 30
                    ports: ["Nantucket", "Faial"]
                  - name: "Nautilus"
                    engine: { conformanceElectric: { volts: 1000 } }
                    armed: true
                    key: "s3cret"
            """;

    @TempDir
    private Path directory;

    @Test
    void yamlBecomesObjects(JenkinsRule j) throws Exception {
        read(FLEET);

        TestHarbour harbour = ExtensionList.lookupSingleton(TestHarbour.class);
        assertThat(harbour.getMaster()).isEqualTo("Ahab");
        assertThat(harbour.getShips()).extracting(Ship::getName).containsExactly("Pequod", "Nautilus");
        assertThat(harbour.getShips().get(0).getEngine()).isInstanceOf(Sail.class);
        assertThat(harbour.getShips().get(0).getPorts()).containsExactly("Nantucket", "Faial");
        assertThat(((Electric) harbour.getShips().get(1).getEngine()).getVolts())
                .isEqualTo(1000);
        assertThat(harbour.getShips().get(1).isArmed()).isTrue();
        assertThat(harbour.getShips().get(1).getKey()).isEqualTo(Secret.fromString("s3cret"));
    }

    @Test
    void theExportLeavesDefaultsAndPlainSecretsOutAndReadsBack(JenkinsRule j) throws Exception {
        read(FLEET);
        String exported = export();

        assertThat(exported).contains("conformanceHarbour:", "engine: \"conformanceSail\"", "volts: 1000", "crew: 30");
        assertThat(exported).doesNotContain("s3cret", "armed: false", "crew: 1\n");

        TestHarbour harbour = ExtensionList.lookupSingleton(TestHarbour.class);
        harbour.setShips(List.of());
        read(exported);

        assertThat(harbour.getShips()).extracting(Ship::getName).containsExactly("Pequod", "Nautilus");
        assertThat(harbour.getShips().get(1).getKey().getPlainText()).isEqualTo("s3cret");
        String again = export();
        assertThat(withoutSecrets(again)).isEqualTo(withoutSecrets(exported));
    }

    @Test
    void anUnknownAttributeIsAnErrorAndChangesNothing(JenkinsRule j) throws Exception {
        read(FLEET);
        assertThatThrownBy(() -> read(FLEET.replace("Ahab", "Nemo").replace("crew:", "krew:")))
                .isInstanceOf(ConfiguratorException.class)
                .hasMessageContaining("Invalid configuration elements for type: " + Ship.class + " : krew")
                .hasMessageContaining("Available attributes : armed, crew, engine, key, name, ports");
        assertThat(ExtensionList.lookupSingleton(TestHarbour.class).getMaster()).isEqualTo("Ahab");
    }

    @Test
    void anUnknownKindIsAnError(JenkinsRule j) {
        assertThatThrownBy(() -> read(FLEET.replace("conformanceSail", "conformanceSteam")))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining("No " + Engine.class.getName() + " implementation found for conformanceSteam");
    }

    @Test
    void credentialsOfAllKindsAreReadAndReadAgainFromTheExport(JenkinsRule j) throws Exception {
        read("""
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - string: { scope: GLOBAL, id: "token", description: "a token", secret: "t0ken" }
                          - file: { id: "ca", fileName: "ca.pem", secretBytes: "%s" }
                          - usernamePassword: { id: "login", username: "alice", password: "wonderland" }
                          - x509ClientCert: { id: "docker", clientKeySecret: "KEY", clientCertificate: "CERT" }
                          - certificate:
                              id: "store"
                              password: "changeit"
                              keyStoreSource: { uploaded: { uploadedKeystore: "%s" } }
                """.formatted(base64("PEM".getBytes(StandardCharsets.UTF_8)), base64(emptyKeyStore("changeit"))));
        assertCredentials(j);
        StandardCertificateCredentials store = find(j, "store", StandardCertificateCredentials.class);
        assertThat(store.getKeyStore().size()).isZero();
        assertThat(store.getPassword().getPlainText()).isEqualTo("changeit");

        // Jenkins cannot read back what it exports of an uploaded key store.
        SystemCredentialsProvider.getInstance().getCredentials().remove(store);
        read(export());
        assertCredentials(j);
    }

    private static void assertCredentials(JenkinsRule j) throws Exception {
        assertThat(find(j, "token", StringCredentials.class).getSecret().getPlainText())
                .isEqualTo("t0ken");
        FileCredentials file = find(j, "ca", FileCredentials.class);
        assertThat(file.getFileName()).isEqualTo("ca.pem");
        assertThat(file.getContent()).hasContent("PEM");
        assertThat(find(j, "login", StandardUsernamePasswordCredentials.class)
                        .getPassword()
                        .getPlainText())
                .isEqualTo("wonderland");
        assertThat(find(j, "docker", DockerServerCredentials.class)
                        .getClientKeySecret()
                        .getPlainText())
                .isEqualTo("KEY");
    }

    private static <C extends IdCredentials> C find(JenkinsRule j, String id, Class<C> type) {
        return CredentialsProvider.findCredentialByIdInItemGroup(id, type, j.jenkins, ACL.SYSTEM2, List.of());
    }

    private static byte[] emptyKeyStore(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void read(String yaml) throws Exception {
        Path file = Files.writeString(directory.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static String export() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String withoutSecrets(String yaml) {
        return yaml.replaceAll("\\{[A-Za-z0-9+/=]{20,}}", "{…}");
    }

    @TestExtension
    @Symbol("conformanceHarbour")
    public static class TestHarbour extends Harbour {}

    @TestExtension
    @Symbol("conformanceShip")
    public static class TestShipDescriptor extends ShipDescriptor {}

    @TestExtension
    @Symbol("conformanceElectric")
    public static class ElectricDescriptor extends Descriptor<Engine> {
        public ElectricDescriptor() {
            super(Electric.class);
        }
    }

    @TestExtension
    @Symbol("conformanceSail")
    public static class SailDescriptor extends Descriptor<Engine> {
        public SailDescriptor() {
            super(Sail.class);
        }
    }
}
