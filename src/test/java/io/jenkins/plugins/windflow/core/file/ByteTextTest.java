package io.jenkins.plugins.windflow.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTextTest {
    @Test
    void textStaysAsItIs() {
        assertThat(ByteText.text("é 日本 \uD83D\uDE00".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("é 日本 \uD83D\uDE00");
    }

    @Test
    void bytesThatAreNoTextStandInThePrivatePlane() {
        String text = ByteText.text(new byte[] {'a', (byte) 0xff, 'b'});
        assertThat(text.codePoints()).containsExactly((int) 'a', 0x10F7FF, (int) 'b');
        assertThat(ByteText.hasBytes(text)).isTrue();
    }

    @Test
    void everySequenceOfBytesComesBack() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] name = new byte[random.nextInt(12)];
            random.nextBytes(name);
            if (i % 2 == 0) {
                // Close to the characters that stand for bytes, and to valid sequences.
                byte[] near = {
                    (byte) 0xf4, (byte) 0x8f, (byte) (0x9e + random.nextInt(2)), (byte) (0x80 + random.nextInt(64))
                };
                System.arraycopy(near, 0, name, 0, Math.min(4, name.length));
            }
            assertThat(ByteText.bytes(ByteText.text(name))).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a/../b", "/a/./b", "/a//b", "/a/", "", "/a\0b", "/\uD800"})
    void whatIsNoPathIsRefused(String text) {
        assertThatThrownBy(() -> new PlacePath(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pathsHaveFolders() {
        assertThat(PlacePath.of("//a/b/")).isEqualTo(new PlacePath("/a/b"));
        assertThat(PlacePath.of(null)).isEqualTo(PlacePath.ROOT);
        assertThat(new PlacePath("/a/b").parent()).isEqualTo(new PlacePath("/a"));
        assertThat(new PlacePath("/a").parent()).isEqualTo(PlacePath.ROOT);
        assertThat(new PlacePath("/ab").isWithin(new PlacePath("/a"))).isFalse();
        assertThatThrownBy(() -> PlacePath.ROOT.child("a/b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlacePath.ROOT.child("..")).isInstanceOf(IllegalArgumentException.class);
    }
}
