package io.jenkins.plugins.windflow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedInputTest {
    @Test
    void whatFitsIsReadToItsEnd() throws Exception {
        assertThat(limited(10).readAllBytes()).hasSize(10);
    }

    @Test
    void whatDoesNotFitIsAnErrorAndNoEnd() {
        assertThatThrownBy(() -> limited(11).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessage("The upload is larger than 10 bytes, the most that is taken here.");
        assertThatThrownBy(() -> limited(11).skipNBytes(11)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    LimitedInput in = limited(11);
                    for (int i = 0; i < 11; i++) {
                        in.read();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static LimitedInput limited(int bytes) {
        return new LimitedInput(new ByteArrayInputStream(new byte[bytes]), 10);
    }
}
