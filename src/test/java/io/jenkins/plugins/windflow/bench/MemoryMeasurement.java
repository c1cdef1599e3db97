package io.jenkins.plugins.windflow.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much heap the load of a large file needs, from its bytes to the finished project: the smallest heap in which a JVM
 * does it, less the smallest in which one loads a file of one service. Nothing is sampled or estimated, and it counts
 * whatever is alive at the worst moment, room for the collector included: with less the load ends with an
 * OutOfMemoryError.
 */
final class MemoryMeasurement {
    private static final int SERVICES = 500;
    private static final int MOST = 40;
    private static final int SMALLEST_MB = 2;
    private static final int LARGEST_MB = 256;

    private final Path folder;

    MemoryMeasurement(Path folder) {
        this.folder = folder;
    }

    Figure run() throws Exception {
        return new Figure(
                "compose: heap of the load of " + SERVICES + " services",
                smallestHeap(SERVICES) - smallestHeap(1),
                Double.NaN,
                "MB",
                new Target.Amount(MOST));
    }

    /** In MB. */
    private int smallestHeap(int services) throws IOException, InterruptedException {
        Path project = folder.resolve(String.valueOf(services));
        LargeProject.write(project, "shop", services, "STAGE=test\n");
        if (!isLoadedWith(LARGEST_MB, project)) {
            throw new IllegalStateException(
                    "The load fails with " + LARGEST_MB + " MB: " + Files.readString(project.resolve("load.log")));
        }
        int tooSmall = SMALLEST_MB - 1;
        int enough = LARGEST_MB;
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) / 2;
            if (isLoadedWith(middle, project)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough;
    }

    private static boolean isLoadedWith(int megabytes, Path project) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MemoryMeasurement.class.getName(),
                project.toString());
        File output = project.resolve("load.log").toFile();
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output)
                        .start()
                        .waitFor()
                == 0;
    }

    /** The process with the small heap. */
    public static void main(String[] arguments) throws Exception {
        new ProjectFolder(Path.of(arguments[0])).load();
    }
}
