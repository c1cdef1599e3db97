package io.jenkins.plugins.windflow.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.core.environment.EnvironmentFacts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.springframework.security.core.Authentication;

/** Jobs may use restricted environments only where a folder allows it, and only as far as their identity may. */
@WithJenkins
class FolderRestrictionTest {
    private static final EnvironmentFacts PROD = new EnvironmentFacts("prod", List.of("eu"), false, true);

    @Test
    void foldersAddUpFromTheOutside(JenkinsRule j) throws Exception {
        Folder outer = j.jenkins.createProject(Folder.class, "outer");
        Folder inner = outer.createProject(Folder.class, "inner");
        WorkflowJob job = inner.createProject(WorkflowJob.class, "job");
        assertThatThrownBy(() -> deploy(job, ACL.SYSTEM2))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("outer/inner/job")
                .hasMessageContaining("'prod'");
        allow(inner, "test");
        assertThatThrownBy(() -> deploy(job, ACL.SYSTEM2)).isInstanceOf(AbortException.class);
        allow(outer, "label:eu");
        assertThatCode(() -> deploy(job, ACL.SYSTEM2)).doesNotThrowAnyException();
    }

    @Test
    void aBuildWithAnIdentityNeedsItsPermissionToo(JenkinsRule j) throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, WindflowPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(Jenkins.READ, WindflowPermissions.DEPLOY)
                .everywhere()
                .to("deployer"));
        Folder folder = j.jenkins.createProject(Folder.class, "folder");
        allow(folder, "prod");
        WorkflowJob job = folder.createProject(WorkflowJob.class, "job");
        assertThatCode(() -> deploy(job, identity("deployer"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> deploy(job, identity("viewer")))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("viewer")
                .hasMessageContaining("Windflow/Deploy");
        assertThatCode(() -> EnvironmentAccess.checkJob(job, identity("viewer"), PROD, WindflowPermissions.VIEW, false))
                .doesNotThrowAnyException();
    }

    @Test
    void onlyWhoMayConfigureWindflowChangesTheList(JenkinsRule j) throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("owner"));
        WindflowFolderProperty property = new WindflowFolderProperty();
        property.setAllowed(List.of("prod label:eu"));
        assertThat(property.getAllowed()).containsExactly("prod", "label:eu");
        try (ACLContext ignored = ACL.as(User.getById("owner", true))) {
            assertThat(property.reconfigure((StaplerRequest2) null, new JSONObject()))
                    .isSameAs(property);
        }
    }

    @Test
    void aConfigXmlOfSomebodyElseBringsNoEntries(JenkinsRule j) throws Exception {
        Folder source = j.jenkins.createProject(Folder.class, "source");
        allow(source, "prod");
        source.save();
        String xml = source.getConfigFile().asString();
        assertThat(xml).contains("<string>prod</string>");
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.CREATE, Item.CONFIGURE)
                .everywhere()
                .to("owner")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        Folder theirs = fromXml(j, "owner", "theirs", xml);
        assertThat(theirs.getProperties().get(WindflowFolderProperty.class).getAllowed())
                .isEmpty();
        assertThat(theirs.getConfigFile().asString())
                .as("nor after the next start")
                .doesNotContain("<string>prod</string>");
        Folder ours = fromXml(j, "admin", "ours", xml);
        assertThat(ours.getProperties().get(WindflowFolderProperty.class).getAllowed())
                .containsExactly("prod");
    }

    private static Folder fromXml(JenkinsRule j, String user, String name, String xml) throws Exception {
        try (ACLContext ignored = ACL.as(User.getById(user, true))) {
            return (Folder) j.jenkins.createProjectFromXML(
                    name, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void deploy(Item job, Authentication identity) throws AbortException {
        EnvironmentAccess.checkJob(job, identity, PROD, WindflowPermissions.DEPLOY, true);
    }

    private static Authentication identity(String user) {
        return User.getById(user, true).impersonate2();
    }

    private static void allow(Folder folder, String... entries) throws Exception {
        WindflowFolderProperty property = new WindflowFolderProperty();
        property.setAllowed(List.of(entries));
        folder.addProperty(property);
    }
}
