package io.jenkins.plugins.windflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The form of a folder: its environments come through, and are changed only by who may configure Windflow. */
@WithJenkins
class FolderPropertyFormTest {
    private JenkinsRule j;
    private Folder folder;

    @BeforeEach
    void secure(JenkinsRule jenkins) throws Exception {
        j = jenkins;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("owner")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE, WindflowPermissions.CONFIGURE)
                .everywhere()
                .to("operator"));
        folder = j.createProject(Folder.class, "team");
    }

    @Test
    void theListComesThroughTheForm() throws Exception {
        allow("prod", "label:eu");
        WindflowFolderProperty before = property();
        j.submit(form("admin"));
        assertThat(property()).isNotSameAs(before);
        assertThat(property().getAllowed()).containsExactly("prod", "label:eu");
    }

    @Test
    void whoMayConfigureWindflowChangesTheList() throws Exception {
        allow("prod");
        submit("operator", "prod, test\nlabel:eu");
        assertThat(property().getAllowed()).containsExactly("prod", "test", "label:eu");
        submit("operator", "");
        assertThat(property()).as("an empty list is none").isNull();
    }

    @Test
    void theOwnerOfAFolderChangesOnlyTheRest() throws Exception {
        allow("prod");
        submit("owner", "prod everything-else");
        assertThat(property().getAllowed()).containsExactly("prod");
        assertThat(folder.getDescription()).isEqualTo("changed by owner");
    }

    @Test
    void theOwnerOfAFolderCannotBegin() throws Exception {
        submit("owner", "prod");
        assertThat(property()).isNull();
        assertThat(folder.getDescription()).isEqualTo("changed by owner");
    }

    private void allow(String... entries) throws Exception {
        WindflowFolderProperty property = new WindflowFolderProperty();
        property.setAllowed(List.of(entries));
        folder.addProperty(property);
    }

    private WindflowFolderProperty property() {
        return folder.getProperties().get(WindflowFolderProperty.class);
    }

    private void submit(String user, String allowed) throws Exception {
        HtmlForm form = form(user);
        HtmlTextArea field = form.getTextAreaByName("allowed");
        field.setText(allowed);
        HtmlTextArea description = form.getTextAreaByName("_.description");
        description.setText("changed by " + user);
        j.submit(form);
    }

    private HtmlForm form(String user) throws Exception {
        return j.createWebClient().login(user).getPage(folder, "configure").getFormByName("config");
    }
}
