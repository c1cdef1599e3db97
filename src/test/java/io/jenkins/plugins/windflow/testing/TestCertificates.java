package io.jenkins.plugins.windflow.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority of a test's own, made with {@code openssl} in a folder. */
public final class TestCertificates {
    /** How a private key is made. */
    public enum Key {
        RSA,
        EC,
        ED25519
    }

    private final Path folder;
    private final String name;

    private TestCertificates(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Makes an authority; several may share a folder. */
    public static TestCertificates authority(Path folder, String name) {
        TestCertificates authority = new TestCertificates(folder, name);
        authority.openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "keyUsage=critical,keyCertSign,cRLSign",
                "-keyout",
                name + ".key",
                "-out",
                name + ".crt");
        return authority;
    }

    /** The authority's certificate in PEM. */
    public Path certificate() {
        return folder.resolve(name + ".crt");
    }

    /**
     * Issues a certificate; {@code subject.crt} and {@code subject.key} (PKCS#8) are in the folder then.
     *
     * @param names subject alternative names as openssl writes them, for example {@code IP:127.0.0.1}; empty for none
     */
    public Path issue(String subject, Key key, String names) {
        return issue(subject, key, names, "-enddate", "20991231235959Z");
    }

    /** Issues a certificate whose time is over. */
    public Path issueExpired(String subject, String names) {
        return issue(subject, Key.EC, names, "-startdate", "20200101000000Z", "-enddate", "20210101000000Z");
    }

    private Path issue(String subject, Key key, String names, String... validity) {
        switch (key) {
            case RSA ->
                openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", subject + ".key");
            case EC ->
                openssl(
                        "genpkey",
                        "-algorithm",
                        "EC",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-out",
                        subject + ".key");
            case ED25519 -> openssl("genpkey", "-algorithm", "ED25519", "-out", subject + ".key");
        }
        openssl("req", "-new", "-key", subject + ".key", "-subj", "/CN=" + subject, "-out", subject + ".csr");
        write(
                subject + ".ext",
                "basicConstraints=CA:false\n" + (names.isEmpty() ? "" : "subjectAltName=" + names + "\n"));
        write(name + ".index", "");
        write(name + ".serial", "01\n");
        write(name + ".cnf", """
            [ca]
            default_ca=d
            [d]
            database=%1$s.index
            serial=%1$s.serial
            new_certs_dir=.
            default_md=sha256
            policy=p
            unique_subject=no
            [p]
            commonName=supplied
            """.formatted(name));
        List<String> command = new ArrayList<>(List.of(
                "ca",
                "-batch",
                "-notext",
                "-config",
                name + ".cnf",
                "-cert",
                name + ".crt",
                "-keyfile",
                name + ".key",
                "-in",
                subject + ".csr",
                "-out",
                subject + ".crt",
                "-extfile",
                subject + ".ext"));
        command.addAll(List.of(validity));
        openssl(command.toArray(String[]::new));
        return folder.resolve(subject + ".crt");
    }

    /** Runs openssl in the folder. */
    public void openssl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(
                    "The certificates of this test are made with openssl, which did not run.", e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
