package io.jenkins.plugins.windflow.core.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputRingTest {
    @Test
    void keepsTheLastBytesInTheirOrder() {
        Random random = new Random(7);
        OutputRing ring = new OutputRing(100);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            byte[] piece = new byte[random.nextInt(150)];
            random.nextBytes(piece);
            all.writeBytes(piece);
            ring.append(piece);
            byte[] whole = all.toByteArray();
            assertThat(ring.end()).isEqualTo(whole.length);
            assertThat(ring.start()).isEqualTo(Math.max(0, whole.length - 100));
            assertThat(ring.read(ring.start(), 1000))
                    .isEqualTo(Arrays.copyOfRange(whole, (int) ring.start(), whole.length));
        }
    }

    @Test
    void readsAtMostWhatIsWanted() {
        OutputRing ring = new OutputRing(4);
        ring.append(new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(ring.read(3, 2)).containsExactly(4, 5);
        assertThat(ring.read(6, 2)).isEmpty();
    }
}
