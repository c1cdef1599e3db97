package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ItemGroup;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.util.Secret;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.docker.commons.credentials.DockerServerCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who finds which credentials. */
@WithJenkins
class CredentialsTest {
    private JenkinsRule j;

    @BeforeEach
    void fill(JenkinsRule jenkins) throws Exception {
        j = jenkins;
        List<Credentials> all = SystemCredentialsProvider.getInstance().getCredentials();
        Secret secret = Secret.fromString("t0ken-value");
        all.add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "a token", secret));
        all.add(new StringCredentialsImpl(CredentialsScope.SYSTEM, "inner", "", Secret.fromString("inner-value")));
        all.add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "login", "", "alice", "wonderland"));
        all.add(new DockerServerCredentials(
                CredentialsScope.GLOBAL, "docker", "", Secret.fromString("KEY"), "CERTIFICATE", " "));
        SystemCredentialsProvider.getInstance().save();
    }

    @Test
    void theControllerFindsEverythingAndJobsTheGlobalScope() throws Exception {
        Folder folder = j.createProject(Folder.class, "team");
        assertThat(find("token", j.jenkins).getSecret().getPlainText()).isEqualTo("t0ken-value");
        assertThat(find("inner", j.jenkins)).isNotNull();
        assertThat(find("token", folder)).isNotNull();
        assertThat(find("inner", folder)).isNull();
        assertThat(find("login", j.jenkins)).as("another kind").isNull();
        assertThat(find("missing", j.jenkins)).isNull();
    }

    @Test
    void usersDoNotFindThoseOfTheSystem() {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        assertThat(CredentialsProvider.findCredentialByIdInItemGroup(
                        "token",
                        StringCredentials.class,
                        j.jenkins,
                        User.getOrCreateByIdOrFullName("bob").impersonate2(),
                        List.of()))
                .isNull();
    }

    @Test
    void aBuildFindsThoseOfItsJob() throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition("echo 'built'", true));
        WorkflowRun run = j.buildAndAssertStatus(Result.SUCCESS, job);

        StringCredentials token = CredentialsProvider.findCredentialById("token", StringCredentials.class, run);
        CredentialsProvider.track(run, token);
        assertThat(CredentialsProvider.getFingerprintOf(token).getJobs()).contains("job");
        assertThat(CredentialsProvider.findCredentialById("inner", StringCredentials.class, run))
                .isNull();
    }

    @Test
    void blankPartsOfACertificateAreNull() {
        DockerServerCredentials docker = CredentialsProvider.findCredentialByIdInItemGroup(
                "docker", DockerServerCredentials.class, j.jenkins, ACL.SYSTEM2, List.of());
        assertThat(docker.getClientKeySecret().getPlainText()).isEqualTo("KEY");
        assertThat(docker.getClientCertificate()).isEqualTo("CERTIFICATE");
        assertThat(docker.getServerCaCertificate()).isNull();
    }

    @Test
    void theStoredFileHoldsNoPlainSecret() throws Exception {
        File file = new File(j.jenkins.getRootDir(), "credentials.xml");
        assertThat(Files.readString(file.toPath()))
                .contains("<id>token</id>")
                .doesNotContain("t0ken-value", "inner-value", "wonderland");
    }

    @Test
    void aDropDownOffersWhatFits() {
        StandardListBoxModel model = new StandardListBoxModel();
        model.includeEmptyValue();
        model.includeMatchingAs(
                ACL.SYSTEM2,
                (ItemGroup<?>) j.jenkins,
                StandardCredentials.class,
                List.of(),
                CredentialsMatchers.instanceOf(StringCredentials.class));
        model.includeCurrentValue("gone");

        assertThat(model).extracting(option -> option.value).containsExactlyInAnyOrder("", "token", "inner", "gone");
        assertThat(model).extracting(option -> option.name).contains("- none -", "a token", "- current -");
    }

    private static StringCredentials find(String id, ItemGroup<?> context) {
        return CredentialsProvider.findCredentialByIdInItemGroup(
                id, StringCredentials.class, context, ACL.SYSTEM2, List.of());
    }
}
