package io.jenkins.plugins.windflow.core.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static final String SETTINGS = """
            {"Name": "web", "Env": ["A=1", "TOKEN=hush"], "Cmd": ["serve", "--password=hush", "--token", "hush", "--port=80"],
             "Labels": {"api-token": "hush", "tier": "web"},
             "HostConfig": {"LogConfig": {"Config": {"splunk-token": "hush", "tag": "x"}}}}""";

    private static ObjectNode json(String text) {
        return TestContainers.json(text);
    }

    @Test
    void nothingSecretIsLeft() {
        JsonNode masked = Masking.mask(json(SETTINGS));

        assertThat(masked.toString()).doesNotContain("hush");
        assertThat(masked.path("Env").toString()).isEqualTo("[\"A=***\",\"TOKEN=***\"]");
        assertThat(masked.path("Cmd").toString())
                .isEqualTo("[\"serve\",\"--password=***\",\"--token\",\"***\",\"--port=80\"]");
        assertThat(masked.path("Labels").path("tier").asText()).isEqualTo("web");
        assertThat(masked.path("HostConfig")
                        .path("LogConfig")
                        .path("Config")
                        .path("tag")
                        .asText())
                .isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://app:hush@db/shop | postgres://app:***@db/shop",
                "sh -c 'run --db-password hush --loud' | sh -c 'run --db-password *** --loud'",
                "curl -H token=hush http://x | curl -H token=*** http://x",
                "sleep 1000 | sleep 1000"
            })
    void textsKeepWhatIsNoSecret(String text, String shown) {
        assertThat(Masking.text(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "DB_PASSWORD", "api-token", "awsSecretAccessKey", "traefik.auth", "my.apikey"})
    void namesThatSaySecret(String name) {
        assertThat(Masking.isSecretName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "keyboard", "com.docker.compose.project", "tier", "monkey", "pass-through"})
    void namesThatDoNot(String name) {
        assertThat(Masking.isSecretName(name)).isFalse();
    }

    /** Whoever may not see the values sends back what was shown; everything is as it was. */
    @Test
    void whatIsShownMaskedMayBeSentBack() {
        ContainerSettings settings = new ContainerSettings(json(SETTINGS));
        ObjectNode shown = (ObjectNode) Masking.mask(settings.document());

        ContainerSettings edited = new SettingsPatch(shown).applyTo(settings);

        edited.document().remove("NetworkingConfig");
        assertThat(edited.document()).isEqualTo(settings.document());
    }

    @Test
    void oneWordOfACommandIsEditedAndTheMaskedOnesStay() {
        ContainerSettings settings = new ContainerSettings(json(SETTINGS));

        ContainerSettings edited = new SettingsPatch(json("""
                {"Cmd": ["serve", "--port=81", "--password=***", "--token", "***"], "Env": ["TOKEN=***", "B=2"]}""")).applyTo(settings);

        assertThat(edited.document().path("Cmd").toString())
                .isEqualTo("[\"serve\",\"--port=81\",\"--password=hush\",\"--token\",\"hush\"]");
        assertThat(edited.document().path("Env").toString()).isEqualTo("[\"TOKEN=hush\",\"B=2\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Env\": [\"NEW=***\"]}",
                "{\"Cmd\": [\"--other-password=***\"]}",
                "{\"Labels\": {\"x-token\": \"***\"}}"
            })
    void aMaskThatStandsForNothingIsRefused(String edit) {
        ContainerSettings settings = new ContainerSettings(json(SETTINGS));

        assertThatThrownBy(() -> new SettingsPatch(json(edit)).applyTo(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the value itself");
    }

    @Test
    void aKeyThatNoSettingHasIsRefused() {
        assertThatThrownBy(() -> new SettingsPatch(json("{\"Memory\": 1}")))
                .hasMessageContaining("no Memory")
                .hasMessageContaining("HostConfig");
    }
}
