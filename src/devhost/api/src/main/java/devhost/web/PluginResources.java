package devhost.web;

import jakarta.servlet.ServletException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerAccessibleType;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The files of a plugin at {@code plugin/<name>/}: of the unpacked hpi, or of {@code src/main/webapp} in tests. */
@StaplerAccessibleType
public final class PluginResources {
    private final List<Path> places;

    public PluginResources(String name) {
        Path unpacked = Jenkins.get().getRootDir().toPath().resolve("plugins").resolve(name);
        Path sources = Path.of(System.getProperty("windflow.root", "."), "src", "main", "webapp");
        this.places = List.of(unpacked, sources);
    }

    public void doDynamic(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, ServletException {
        String path = req.getRestOfPath().replaceFirst("^/+", "");
        for (Path place : places) {
            Path file = place.resolve(path).normalize();
            boolean inside = file.startsWith(place.normalize());
            boolean hidden = path.toUpperCase(java.util.Locale.ROOT).matches("(META-INF|WEB-INF)([/.].*)?");
            if (inside && !hidden && Files.isRegularFile(file)) {
                rsp.serveFile(req, new File(file.toString()).toURI().toURL());
                return;
            }
        }
        rsp.sendError(404);
    }
}
