package io.jenkins.plugins.windflow.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jenkins.plugins.windflow.bench.Probe.Answer;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeTest {
    /** Asked at 0, 5, 10 ...; a dot is a good answer. */
    private static List<Answer> answers(String pattern) {
        return IntStream.range(0, pattern.length())
                .mapToObj(i -> new Answer(5L * i, pattern.charAt(i) == '.'))
                .toList();
    }

    @Test
    void anOutageLastsFromTheFirstLostQuestionToTheFirstAnswerAfterTheLastLostOne() {
        assertThat(Probe.outage(answers("..xxx.x..."))).isEqualTo(25);
    }

    @Test
    void anOutageMayBeginAtTheTimeZero() {
        List<Answer> answers = List.of(new Answer(-5, true), new Answer(0, false), new Answer(5, true));

        assertThat(Probe.outage(answers)).isEqualTo(5);
    }

    @Test
    void withoutALostQuestionThereWasNoOutage() {
        assertThat(Probe.outage(answers("...."))).isZero();
    }

    @Test
    void anOutageThatIsNotSeenWholeIsNoFigure() {
        for (String pattern : List.of("x..", "..x", "")) {
            assertThatIllegalStateException().isThrownBy(() -> Probe.outage(answers(pattern)));
        }
    }

    @Test
    void aConnectionWithoutAnAnswerCountsAsLost() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                Probe probe = new Probe(silent.getLocalPort())) {
            silent.accept().close();

            assertThat(probe.end()).isNotEmpty().noneMatch(Answer::good);
        }
    }
}
