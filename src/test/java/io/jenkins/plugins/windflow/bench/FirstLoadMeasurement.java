package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * What a browser fetches before any page is there, compressed as Jenkins compresses it: the program, what it imports, its styles.
 * Views, and with them terminal, charts and editor, come when they are wanted.
 */
final class FirstLoadMeasurement {
    private static final int MOST_KIB = 150;
    private static final double BYTES_PER_KIB = 1024;
    private static final Path APP = SourceTree.path("src/main/webapp/app");
    /** {@code import "./a.js"} and {@code from "./a.js"}, but not {@code import("./a.js")}, which comes later. */
    private static final Pattern IMPORT = Pattern.compile("\\b(?:import|from)\\s*[\"'](\\./[^\"']+\\.js)[\"']");

    private final Set<Path> files = new HashSet<>();

    void run(Consumer<Figure> figures) throws IOException {
        Path program = APP.resolve("main.js");
        if (!Files.exists(program)) {
            throw new IllegalStateException("There is no " + program + ": run ./dev build first.");
        }
        files.add(APP.resolve("main.css"));
        add(program);
        double bytes = 0;
        for (Path file : files) {
            bytes += compressed(file);
        }
        figures.accept(new Figure(
                "pages: first load, compressed",
                bytes / BYTES_PER_KIB,
                Double.NaN,
                "KiB",
                new Target.Amount(MOST_KIB)));
    }

    private void add(Path script) throws IOException {
        if (files.add(script)) {
            Matcher imports = IMPORT.matcher(Files.readString(script));
            while (imports.find()) {
                add(script.resolveSibling(imports.group(1)).normalize());
            }
        }
    }

    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            Files.copy(file, out);
        }
        return bytes.size();
    }
}
