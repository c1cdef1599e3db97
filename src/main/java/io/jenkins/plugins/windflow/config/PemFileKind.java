package io.jenkins.plugins.windflow.config;

import hudson.Extension;
import io.jenkins.plugins.windflow.core.docker.connect.TlsMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;

/** A secret file with the client's certificate and key, and the authority if it is a private one, all in PEM. */
@Extension
public final class PemFileKind extends TlsCredentialKind<FileCredentials> {
    @Override
    protected Class<FileCredentials> type() {
        return FileCredentials.class;
    }

    @Override
    protected String title() {
        return Messages.PemFileKind_title();
    }

    @Override
    protected TlsMaterial material(FileCredentials file, String authorities) throws IOException {
        String pem = text(file);
        return TlsMaterial.ofPem(authorities, pem, pem);
    }

    static String text(FileCredentials file) throws IOException {
        try (InputStream content = file.getContent()) {
            return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
