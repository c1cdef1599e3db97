package io.jenkins.plugins.windflow.core.docker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.windflow.testing.TestCertificates;
import io.jenkins.plugins.windflow.testing.TestCertificates.Key;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsMaterialTest {
    @TempDir
    private static Path folder;

    private static TestCertificates authority;

    @BeforeAll
    static void makeCertificates() {
        authority = TestCertificates.authority(folder, "authority");
        authority.issue("rsa", Key.RSA, "");
        authority.issue("ec", Key.EC, "");
        authority.issue("ed", Key.ED25519, "");
        authority.openssl("rsa", "-traditional", "-in", "rsa.key", "-out", "rsa.pkcs1");
        authority.openssl("ec", "-in", "ec.key", "-out", "ec.sec1");
        authority.openssl(
                "rsa",
                "-traditional",
                "-aes128",
                "-passout",
                "pass:secret",
                "-in",
                "rsa.key",
                "-out",
                "rsa.encrypted1");
        authority.openssl("pkcs8", "-topk8", "-passout", "pass:secret", "-in", "rsa.key", "-out", "rsa.encrypted8");
        authority.openssl(
                "pkcs12",
                "-export",
                "-inkey",
                "rsa.key",
                "-in",
                "rsa.crt",
                "-certfile",
                "authority.crt",
                "-passout",
                "pass:secret",
                "-out",
                "rsa.p12");
    }

    private static String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @ParameterizedTest
    @CsvSource({"rsa,rsa.key", "rsa,rsa.pkcs1", "ec,ec.key", "ec,ec.sec1", "ed,ed.key"})
    void everyFormOfAKeyIsRead(String certificate, String key) throws IOException {
        TlsMaterial material = TlsMaterial.ofPem(text("authority.crt"), text(certificate + ".crt"), text(key));

        assertThat(material.authorities()).hasSize(1);
        assertThat(material.clientChain()).hasSize(1);
        // That it is the right key was proven by a signature, or there would be no material.
        assertThat(material.clientKey().getFormat()).isEqualTo("PKCS#8");
    }

    @Test
    void oneFileMayHoldEverythingInAnyOrderAndWithRemarks() throws IOException {
        String all = "Bag Attributes\n    friendlyName: x\n" + text("ec.sec1").replace("\n", "\r\n") + "subject=x\n"
                + text("ec.crt") + text("authority.crt");

        TlsMaterial material = TlsMaterial.ofPem(all, all, all);

        assertThat(material.clientChain()).hasSize(2);
        assertThat(material.clientChain().getFirst().getSubjectX500Principal().getName())
                .isEqualTo("CN=ec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa.encrypted1", "rsa.encrypted8"})
    void anEncryptedKeyIsSaidToBe(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofPem(null, text("rsa.crt"), text(key)))
                .withMessageContaining("holds an encrypted private key");
    }

    @Test
    void whatDoesNotFitIsSaidToBe() throws IOException {
        String certificate = text("rsa.crt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofPem(null, certificate, text("ec.key")))
                .withMessage("The private key does not belong to the client certificate 'CN=rsa'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofPem(null, certificate, null))
                .withMessageContaining("private key")
                .withMessageContaining("missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofPem(null, null, text("rsa.key")))
                .withMessageContaining("certificate")
                .withMessageContaining("missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofPem("hello", null, null))
                .withMessageContaining("certificate authority has no block");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofPem(null, certificate, certificate))
                .withMessageContaining("client key has no block");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa.key", "rsa.pkcs1", "ec.key", "ec.sec1"})
    void aDamagedKeyIsAnErrorThatDoesNotShowIt(String key) throws IOException {
        String[] lines = text(key).split("\n");
        lines[1] = lines[1].substring(20);
        String damaged = String.join("\n", lines);
        String certificate = text(key.substring(0, key.indexOf('.')) + ".crt");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofPem(null, certificate, damaged))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(lines[1]));
    }

    @Test
    void aDamagedCertificateIsAnError() throws IOException {
        String[] lines = text("rsa.crt").split("\n");
        lines[2] = "";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofPem(String.join("\n", lines), null, null))
                .withMessageContaining("certificate authority cannot be read");
    }

    @Test
    void aKeyStoreGivesTheSame() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("rsa.p12"))) {
            store.load(in, "secret".toCharArray());
        }

        TlsMaterial material = TlsMaterial.ofKeyStore(store, "secret".toCharArray(), text("authority.crt"));

        assertThat(material.clientKey())
                .isEqualTo(TlsMaterial.ofPem(null, text("rsa.crt"), text("rsa.key"))
                        .clientKey());
        assertThat(material.clientChain().getFirst().getSubjectX500Principal().getName())
                .isEqualTo("CN=rsa");
        assertThat(material.authorities()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofKeyStore(store, "wrong".toCharArray(), null));
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.ofKeyStore(empty, new char[0], null))
                .withMessageContaining("no private key");
    }

    @Test
    void everySecretIsInTheFingerprintAndNoneInTheText() throws IOException {
        TlsMaterial rsa = TlsMaterial.ofPem(text("authority.crt"), text("rsa.crt"), text("rsa.key"));
        TlsMaterial ec = TlsMaterial.ofPem(text("authority.crt"), text("ec.crt"), text("ec.key"));
        TlsMaterial none = TlsMaterial.ofPem(text("authority.crt"), null, null);
        TlsMaterial platform = TlsMaterial.ofPem(null, null, null);

        assertThat(new TlsDialer("h", 1, rsa).fingerprint())
                .isEqualTo(new TlsDialer(
                                "h", 1, TlsMaterial.ofPem(text("authority.crt"), text("rsa.crt"), text("rsa.pkcs1")))
                        .fingerprint())
                .isNotIn(
                        new TlsDialer("h", 1, ec).fingerprint(),
                        new TlsDialer("h", 1, none).fingerprint(),
                        new TlsDialer("h", 1, platform).fingerprint(),
                        new TlsDialer("h", 2, rsa).fingerprint(),
                        new TlsDialer("i", 1, rsa).fingerprint());
        assertThat(rsa.toString()).isEqualTo("TlsMaterial[authorities=1, client=CN=rsa]");
    }
}
