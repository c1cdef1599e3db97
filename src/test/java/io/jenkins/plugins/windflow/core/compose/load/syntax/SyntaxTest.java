package io.jenkins.plugins.windflow.core.compose.load.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.compose.model.IpAddresses;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, sizes, addresses, paths and command lines. */
class SyntaxTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "10s, PT10S",
        "1m30s, PT1M30S",
        "1h5m30s20ms, PT1H5M30.02S",
        "1.5s, PT1.5S",
        "500ms, PT0.5S",
        "40us, PT0.00004S",
        "7ns, PT0.000000007S",
        "2d, PT48H",
        "1w, PT168H",
        "106751d, PT2562024H"
    })
    void durations(String text, Duration expected) throws SyntaxException {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "5 s", "-5s", "1x", "10s ", "1e3s", "106752d", "999999999999999999w"})
    void notDurations(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("not a duration");
    }

    @Test
    void durationsSurvivePrinting() throws SyntaxException {
        Random random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            Duration duration = Duration.ofNanos(random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63));
            assertThat(Durations.parse(Durations.print(duration))).isEqualTo(duration);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1024, 1024",
        "1b, 1",
        "2k, 2048",
        "2kb, 2048",
        "2KiB, 2048",
        "64m, 67108864",
        "64 MB, 67108864",
        "1.5g, 1610612736",
        "1t, 1099511627776",
        "1p, 1125899906842624"
    })
    void byteSizes(String text, long expected) throws SyntaxException {
        assertThat(ByteSizes.parse(text).bytes()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "1x", "1mm", "much", "999999999999999p"})
    void notByteSizes(String text) {
        assertThatThrownBy(() -> ByteSizes.parse(text)).hasMessageContaining("not an amount of bytes");
    }

    @Test
    void addressesAreToldWithoutANameServer() {
        assertThat(List.of("0.0.0.0", "127.0.0.1", "255.255.255.255")).allMatch(IpAddresses::isV4);
        assertThat(List.of("::", "::1", "fd00::10", "::ffff:10.0.0.1")).allMatch(IpAddresses::isV6);
        assertThat(List.of(
                        "",
                        "1",
                        "1.2.3",
                        "1.2.3.4.",
                        "1.2.3.4.5",
                        "256.1.1.1",
                        "01.1.1.1",
                        "localhost",
                        "a:b",
                        ":::",
                        "1:2",
                        "fe80::1%eth0",
                        "[::1]"))
                .noneMatch(IpAddresses::isAddress);
    }

    @ParameterizedTest
    @CsvSource({
        "., ., .",
        "., a, a",
        "., ./a/../b, b",
        "x/y, ../z, x/z",
        "x, .., .",
        "., a//b/., a/b",
        "x, ./a b, x/a b"
    })
    void pathsOfTheWorkspace(String folder, String path, String expected) throws SyntaxException {
        assertThat(RelativePath.inWorkspace(folder, path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../a", "a/../../b", "/etc/passwd", "~/x", "a\\b", "a\0b"})
    void pathsThatLeaveTheWorkspace(String path) {
        assertThatThrownBy(() -> RelativePath.inWorkspace(".", path)).isInstanceOf(SyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({"/srv, ./a, /srv/a", "/srv/x, ../a, /srv/a", "/srv, /a/../b/, /b", "/, ../../a, /a", "/srv, ., /srv"})
    void pathsOfTheHost(String directory, String path, String expected) {
        assertThat(RelativePath.onHost(directory, path)).isEqualTo(expected);
    }

    @Test
    void commandWords() throws SyntaxException {
        assertThat(words("a  b\tc\nd")).containsExactly("a", "b", "c", "d");
        assertThat(words("'a b' \"c d\" e\\ f")).containsExactly("a b", "c d", "e f");
        assertThat(words("a'b'\"c\"d")).containsExactly("abcd");
        assertThat(words("'' \"\"")).containsExactly("", "");
        assertThat(words("\"a\\\"b\" 'a\\b' \"&&\" ';' \\|")).containsExactly("a\"b", "a\\b", "&&", ";", "|");
        assertThat(words("")).isEmpty();
        assertThat(words("   ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a && b", "a;b", "a | b", "a > b", "a < b", "'a", "\"a", "a\\"})
    void commandsThatNeedAShellOrDoNotEnd(String command) {
        assertThatThrownBy(() -> words(command)).isInstanceOf(SyntaxException.class);
    }

    @Test
    void onlyWordsThatMayHoldASecretAreSecret() throws SyntaxException {
        assertThat(CommandWords.split(new Interpolated("run --key hunter2", 10)))
                .containsExactly(Text.plain("run"), Text.plain("--key"), Text.secret("hunter2"));
    }

    private static List<String> words(String command) throws SyntaxException {
        return CommandWords.split(new Interpolated(command, -1)).stream()
                .map(Text::value)
                .toList();
    }
}
