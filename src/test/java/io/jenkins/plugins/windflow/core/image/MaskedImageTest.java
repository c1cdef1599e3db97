package io.jenkins.plugins.windflow.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedImageTest {
    @Test
    void settingsLoseTheValuesOnly() throws Exception {
        JsonNode inspect = new ObjectMapper().readTree("""
                {"Id": "sha256:1", "Config": {"Env": ["A=secret", "B=", "C"], "Cmd": ["x"]},
                 "ContainerConfig": {"Env": ["A=secret"], "Cmd": ["/bin/sh", "-c", "#(nop) ", "ENV A=secret"]}}
                """);
        assertThat(MaskedImage.inspect(inspect).toString())
                .isEqualTo("{\"Id\":\"sha256:1\",\"Config\":{\"Env\":[\"A=***\",\"B=***\",\"C\"],\"Cmd\":[\"x\"]}}");
        assertThat(inspect.toString()).as("the original").contains("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/bin/sh -c #(nop)  ENV A=secret B=secret ~ /bin/sh -c #(nop)  ENV A=***",
                "ENV A=secret ~ ENV A=***",
                "ENV A secret word ~ ENV A ***",
                "ARG TOKEN=secret ~ ARG TOKEN=***",
                "ARG TOKEN ~ ARG TOKEN",
                "|2 A=secret B=my secret /bin/sh -c make all ~ |*** /bin/sh -c make all",
                "RUN |1 A=secret /bin/sh -c make all # buildkit ~ RUN |*** /bin/sh -c make all # buildkit",
                "/bin/sh -c apt-get install x ~ /bin/sh -c apt-get install x",
                "COPY /a /b # buildkit ~ COPY /a /b # buildkit",
            })
    void instructionsLoseTheValuesOnly(String by, String masked) {
        ImageLayer layer = new ImageLayer("1", Instant.EPOCH, by, 0, "", List.of());
        assertThat(MaskedImage.layer(layer).createdBy()).isEqualTo(masked).doesNotContain("secret");
    }
}
