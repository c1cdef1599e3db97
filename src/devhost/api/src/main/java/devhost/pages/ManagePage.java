package devhost.pages;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;

/** Manage Jenkins, light: which credentials there are (never their contents) and the configuration as code. */
final class ManagePage {
    private ManagePage() {}

    static Html contents() throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Html page = new Html().add("<div class=\"jenkins-app-bar\"><h1>Manage Jenkins</h1></div><h2>Credentials</h2>"
                + "<table class=\"jenkins-table\"><thead><tr><th>Id</th><th>Kind</th></tr></thead><tbody>");
        for (Credentials each : SystemCredentialsProvider.getInstance().getCredentials()) {
            page.add("<tr><td>%s</td><td>%s</td></tr>", each instanceof IdCredentials named ? named.getId() : "",
                    each.getDescriptor().getDisplayName());
        }
        return page.add("</tbody></table><h2>Configuration as code</h2><pre>%s</pre>", export());
    }

    private static String export() throws IOException {
        ByteArrayOutputStream yaml = new ByteArrayOutputStream();
        try {
            ConfigurationAsCode.get().export(yaml);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The configuration cannot be exported", e);
        }
        return yaml.toString(StandardCharsets.UTF_8);
    }
}
