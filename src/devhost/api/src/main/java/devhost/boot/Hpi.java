package devhost.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.FileUtils;

/** A plugin archive: unpacked below the home directory and loaded by a class loader of its own, as Jenkins does. */
public final class Hpi {
    private Hpi() {}

    /** Unpacks to {@code plugins/<file name without extension>/} and returns the plugin's class loader. */
    public static ClassLoader load(Path hpi, Path home) throws IOException {
        String name = hpi.getFileName().toString().replaceFirst("\\.[hj]pi$", "");
        Path target = home.resolve("plugins").resolve(name);
        FileUtils.deleteDirectory(target.toFile());
        unpack(hpi, target);
        List<URL> urls = new ArrayList<>();
        urls.add(url(target.resolve("WEB-INF/classes/")));
        try (Stream<Path> jars = Files.list(target.resolve("WEB-INF/lib"))) {
            jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(jar -> urls.add(url(jar)));
        }
        return new URLClassLoader("plugin " + name, urls.toArray(URL[]::new), Hpi.class.getClassLoader());
    }

    private static void unpack(Path archive, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(archive + " has an entry outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip, path);
                }
            }
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a file name: " + path, e);
        }
    }
}
