package org.jenkinsci.plugins.plaincredentials.impl;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Extension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.kohsuke.stapler.DataBoundConstructor;

/** A secret file. */
public final class FileCredentialsImpl extends BaseStandardCredentials implements FileCredentials {
    private static final long serialVersionUID = 1L;
    private final String fileName;
    private final SecretBytes secretBytes;

    @DataBoundConstructor
    public FileCredentialsImpl(
            CredentialsScope scope, String id, String description, String fileName, SecretBytes secretBytes) {
        super(scope, id, description);
        if (secretBytes == null) {
            throw new IllegalArgumentException("No content provided or resolved.");
        }
        if (fileName == null || fileName.isEmpty()) {
            throw new IllegalArgumentException("No FileName was provided or resolved.");
        }
        this.fileName = fileName;
        this.secretBytes = secretBytes;
    }

    @Override
    public String getFileName() {
        return fileName;
    }

    public SecretBytes getSecretBytes() {
        return secretBytes;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new ByteArrayInputStream(secretBytes.getPlainData());
    }

    @Extension
    @Symbol("file")
    public static class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return "Secret file";
        }
    }
}
