package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.BulkChange;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.PersistentDescriptor;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import hudson.util.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.GlobalConfiguration;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How configuration is stored under JENKINS_HOME. */
@WithJenkins
class PersistenceTest {
    @Test
    void aDescriptorIsStoredUnderItsIdAndLoadedAgain(JenkinsRule j) throws Exception {
        Settings settings = settings();
        settings.setNames(List.of("a", "b"));
        settings.setToken(Secret.fromString("s3cret-value"));
        settings.save();

        Settings loaded = new Settings();
        loaded.load();

        assertThat(loaded.getNames()).containsExactly("a", "b");
        assertThat(loaded.getToken().getPlainText()).isEqualTo("s3cret-value");
        assertThat(file(j)).exists();
    }

    @Test
    void aSecretIsEncryptedInTheFile(JenkinsRule j) throws Exception {
        Settings settings = settings();
        settings.setToken(Secret.fromString("s3cret-value"));
        settings.save();

        assertThat(Files.readString(file(j).toPath()))
                .doesNotContain("s3cret-value")
                .containsPattern("<token>\\{.+}</token>");
    }

    @Test
    void unknownElementsAndMissingFieldsDoNoHarm(JenkinsRule j) throws Exception {
        Settings settings = settings();
        settings.setNames(List.of("kept"));
        settings.save();
        String xml = Files.readString(file(j).toPath());
        int end = xml.lastIndexOf("</");
        String unknown = "<goneInThisVersion>1</goneInThisVersion>";
        Files.writeString(file(j).toPath(), xml.substring(0, end) + unknown + xml.substring(end));

        Settings loaded = new Settings();
        loaded.load();

        assertThat(loaded.getNames()).containsExactly("kept");
        assertThat(loaded.getColour()).isEqualTo("blue");
    }

    @Test
    void listenersHearOfEverySaveAndOfABulkChangeOnce(JenkinsRule j) throws Exception {
        Settings settings = settings();
        SavesSeen seen = ExtensionList.lookupSingleton(SavesSeen.class);
        seen.saved.clear();

        settings.save();
        assertThat(seen.saved).containsExactly(settings);

        try (BulkChange change = new BulkChange(settings)) {
            settings.save();
            settings.save();
            change.commit();
        }
        assertThat(seen.saved).containsExactly(settings, settings);

        try (BulkChange change = new BulkChange(settings)) {
            settings.save();
        }
        assertThat(seen.saved)
                .as("a bulk change that is not committed saves nothing")
                .hasSize(2);
    }

    @Test
    void classesOfThirdPartyLibrariesAreRefused(JenkinsRule j) {
        XmlFile file = new XmlFile(new File(j.jenkins.getRootDir(), "third-party.xml"));
        assertThatThrownBy(() -> file.write(new Holder(new SoftAssertions())))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("Refusing to marshal " + SoftAssertions.class.getName()
                        + " for security reasons; see https://www.jenkins.io/redirect/class-filter/");
    }

    @Test
    void aStoredThirdPartyClassIsNotReadBack(JenkinsRule j) throws Exception {
        File stored = new File(j.jenkins.getRootDir(), "hostile.xml");
        Files.writeString(
                stored.toPath(),
                "<" + xmlName(Holder.class) + "><value class='" + SoftAssertions.class.getName() + "'/></"
                        + xmlName(Holder.class) + ">");

        Object value;
        try {
            value = ((Holder) new XmlFile(stored).read()).value;
        } catch (IOException e) {
            assertThat(e).hasStackTraceContaining(SoftAssertions.class.getName());
            return;
        }
        assertThat(value).isNull();
    }

    private static Settings settings() {
        return ExtensionList.lookupSingleton(Settings.class);
    }

    private static File file(JenkinsRule j) {
        return new File(j.jenkins.getRootDir(), Settings.class.getName() + ".xml");
    }

    private static String xmlName(Class<?> type) {
        return type.getName().replace("_", "__").replace("$", "_-");
    }

    /** A global configuration of this test. */
    @TestExtension
    public static class Settings extends GlobalConfiguration implements PersistentDescriptor {
        private List<String> names = new ArrayList<>();
        private String colour = "blue";
        private Secret token;

        public List<String> getNames() {
            return names;
        }

        public void setNames(List<String> names) {
            this.names = new ArrayList<>(names);
        }

        public String getColour() {
            return colour;
        }

        public Secret getToken() {
            return token;
        }

        public void setToken(Secret token) {
            this.token = token;
        }
    }

    /** Notes the saves of {@link Settings}. */
    @TestExtension
    public static class SavesSeen extends SaveableListener {
        private final List<Saveable> saved = new CopyOnWriteArrayList<>();

        @Override
        public void onChange(Saveable o, XmlFile file) {
            if (o instanceof Settings) {
                saved.add(o);
            }
        }
    }

    /** Holds something that may or may not be stored. */
    public static class Holder {
        private final Object value;

        Holder(Object value) {
            this.value = value;
        }
    }
}
