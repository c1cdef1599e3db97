package io.jenkins.plugins.windflow.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Every name that Linux allows, through every verb, byte for byte. */
class HostileNamesTest {
    private static final List<byte[]> NAMES = List.of(
            bytes("plain.txt"),
            bytes(" leading and trailing "),
            bytes("it's \"quoted\" `and` $(more) ${HOME}"),
            bytes("line\nbreak"),
            bytes("ends with one\n"),
            bytes("tab\tbell\u0007escape\u001b[31m"),
            bytes("-rf"),
            bytes("--help"),
            bytes("*?[a-z]{1,2}"),
            bytes("back\\slash\\n"),
            bytes("100%25 %s %n"),
            bytes("a -> b"),
            bytes("' -> '"),
            bytes("#semi;colon&pipe|<>"),
            bytes("é ü ß ñ 日本語 \uD83D\uDE00"),
            bytes("right-to-left \u202Etxt.exe"),
            bytes("..."),
            bytes("~"),
            bytes("x".repeat(255)),
            bytes("é".repeat(127)),
            raw("invalid-", 0xff, 0xfe),
            raw("latin-", 0xe9),
            raw("cut-", 0xe2, 0x82),
            raw("private-", 0xf4, 0x8f, 0x9f, 0xbf));

    private final Random random = new Random(5);

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] raw(String begin, int... more) {
        byte[] name = new byte[begin.length() + more.length];
        System.arraycopy(bytes(begin), 0, name, 0, begin.length());
        for (int i = 0; i < more.length; i++) {
            name[begin.length() + i] = (byte) more[i];
        }
        return name;
    }

    @EachEngine
    void filesOfAnyNameKeepTheirContentByteForByte(TestEngine engine) {
        try (TestVolume volume = new TestVolume(engine)) {
            volume.with((files, state) -> {
                for (byte[] bytes : NAMES) {
                    roundTrip(files, PlacePath.ROOT.child(ByteText.text(bytes)));
                }
                assertThat(files.list(PlacePath.ROOT).entries())
                        .extracting(entry -> ByteText.bytes(entry.name()))
                        .containsExactlyInAnyOrderElementsOf(NAMES);
                return null;
            });
            byte[] seen = volume.sh("for f in * .*; do case \"$f\" in .|..) ;; *) printf '%s\\0' \"$f\";; esac; done");
            for (byte[] name : NAMES) {
                assertThat(new String(seen, StandardCharsets.ISO_8859_1))
                        .contains(new String(name, StandardCharsets.ISO_8859_1) + "\0");
            }
        }
    }

    private void roundTrip(PlaceFiles files, PlacePath path) {
        byte[] content = new byte[3_000];
        random.nextBytes(content);
        files.upload(path, content.length, new ByteArrayInputStream(content), false);
        assertThat(download(files, path)).as(path.text()).isEqualTo(content);
        assertThat(files.stat(path).size()).isEqualTo(content.length);
        assertThat(files.read(path, 4_000).bytes()).as(path.text()).isEqualTo(content);
    }

    @EachEngine
    void everyVerbTakesAnyName(TestEngine engine) {
        try (TestVolume volume = new TestVolume(engine)) {
            volume.with((files, state) -> {
                PlacePath other = PlacePath.ROOT.child("other");
                files.create(other, true);
                for (byte[] bytes : NAMES) {
                    String name = ByteText.text(bytes);
                    PlacePath folder = PlacePath.ROOT.child(name);
                    PlacePath file = folder.child(name);
                    files.create(folder, true);
                    files.create(file, false);
                    FileContent empty = files.read(file, 10);
                    files.write(file, bytes, empty.version());
                    files.mode(file, "600", false);
                    files.owner(file, "12:34", false);
                    files.copy(folder, other.child(name), false);
                    files.move(file, folder.child("moved"), false);
                    files.move(folder.child("moved"), file, false);
                    assertThat(files.list(folder).entries()).singleElement().satisfies(entry -> {
                        assertThat(entry.name()).isEqualTo(name);
                        assertThat(entry.mode()).isEqualTo(0600);
                        assertThat(entry.owner() + ":" + entry.group()).isEqualTo("12:34");
                    });
                    assertThat(download(files, other.child(name).child(name))).isEqualTo(bytes);
                    files.remove(folder);
                }
                assertThat(files.list(PlacePath.ROOT).entries())
                        .extracting(FileEntry::name)
                        .containsExactly("other");
                assertThat(files.list(other).entries()).hasSize(NAMES.size());
                return null;
            });
        }
    }

    static byte[] download(PlaceFiles files, PlacePath path) {
        try (Download download = files.download(path)) {
            return download.content().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
