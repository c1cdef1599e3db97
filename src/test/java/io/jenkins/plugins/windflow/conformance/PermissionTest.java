package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.security.Permission;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Identities, permissions and what follows from them. */
@WithJenkins
class PermissionTest {
    private JenkinsRule j;

    @BeforeEach
    void secure(JenkinsRule jenkins) {
        j = jenkins;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Item.READ)
                .onItems()
                .to("reader"));
    }

    @Test
    void anIdentityIsTakenAndGivenBack() {
        assertThat(Jenkins.getAuthentication2()).isEqualTo(ACL.SYSTEM2);
        try (ACLContext outer = ACL.as(user("reader"))) {
            assertThat(User.current().getId()).isEqualTo("reader");
            try (ACLContext inner = ACL.as2(Jenkins.ANONYMOUS2)) {
                assertThat(User.current()).isNull();
                assertThat(ACL.isAnonymous2(Jenkins.getAuthentication2())).isTrue();
            }
            assertThat(Jenkins.getAuthentication2().getName()).isEqualTo("reader");
        }
        assertThat(Jenkins.getAuthentication2()).isEqualTo(ACL.SYSTEM2);
    }

    @Test
    void anotherThreadIsAnonymous() throws Exception {
        String[] name = new String[1];
        Thread thread = Thread.ofVirtual()
                .start(() -> name[0] = Jenkins.getAuthentication2().getName());
        thread.join();
        assertThat(name[0]).isEqualTo("anonymous");
    }

    @Test
    void whoLacksAPermissionIsNamed() {
        try (ACLContext as = ACL.as(user("reader"))) {
            assertThat(j.jenkins.hasPermission(Jenkins.READ)).isTrue();
            assertThat(j.jenkins.hasPermission(Jenkins.ADMINISTER)).isFalse();
            assertThatThrownBy(() -> j.jenkins.checkPermission(Jenkins.ADMINISTER))
                    .isInstanceOf(AccessDeniedException3.class)
                    .hasMessage("reader is missing the Overall/Administer permission");
        }
    }

    @Test
    void administerImpliesTheRest() {
        try (ACLContext as = ACL.as(user("admin"))) {
            assertThat(j.jenkins.hasPermission(Item.CREATE)).isTrue();
            assertThat(j.jenkins.hasPermission(Jenkins.READ)).isTrue();
        }
        assertThat(Permission.fromId("hudson.model.Hudson.Administer")).isSameAs(Jenkins.ADMINISTER);
        assertThat(Item.READ.getId()).isEqualTo("hudson.model.Item.Read");
    }

    @Test
    void systemMayEverything() {
        assertThat(j.jenkins.hasPermission(Jenkins.ADMINISTER)).isTrue();
        j.jenkins.checkPermission(Jenkins.ADMINISTER);
    }

    @Test
    void itemsThatMayNotBeReadAreNotThere() throws Exception {
        Folder folder = j.createProject(Folder.class, "team");
        WorkflowJob job = folder.createProject(WorkflowJob.class, "secret");
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Item.READ)
                .onItems(folder)
                .to("reader"));

        try (ACLContext as = ACL.as(user("reader"))) {
            assertThat(j.jenkins.getItemByFullName("team")).isSameAs(folder);
            assertThat(j.jenkins.getItemByFullName("team/secret")).isNull();
            assertThat(folder.getItems()).isEmpty();
        }
        assertThat(j.jenkins.getItemByFullName("team/secret", WorkflowJob.class))
                .isSameAs(job);
        assertThat(job.getFullName()).isEqualTo("team/secret");
        assertThat(job.getUrl()).isEqualTo("job/team/job/secret/");
    }

    private static User user(String id) {
        return User.getOrCreateByIdOrFullName(id);
    }
}
