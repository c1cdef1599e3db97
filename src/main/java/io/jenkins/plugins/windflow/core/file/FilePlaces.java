package io.jenkins.plugins.windflow.core.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.file.FileProblem.Kind;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leads to the files of volumes and containers, by the best way that is there. */
public final class FilePlaces {
    private static final int REMEMBERED = 1_000;
    private static final String NO_SHELL = "No image of this engine has the shell and the tools for everything else:"
            + " name a small one, for example busybox, in the settings of Windflow (Helper image), or pull one.";

    /** What is done in a place. */
    @FunctionalInterface
    public interface Work<T> {
        T run(PlaceFiles files, PlaceState state);
    }

    private final HelperContainers helpers;
    /** Containers that were found to have no shell: nobody has to try again. */
    private final Set<String> withoutShell = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    public FilePlaces(HelperContainers helpers) {
        this.helpers = helpers;
    }

    /**
     * Does something in a place.
     *
     * @throws FileProblem when the place is not there, when it may not be changed, or as the work says
     */
    public <T> T with(Engine engine, Place place, PlaceAccess access, Work<T> work) {
        try (OpenPlace open = open(engine, place, access)) {
            return work.run(open.files(), open.state());
        } catch (FileProblem e) {
            // Nothing was done yet: the script looks for its tools first.
            if (e.kind() != Kind.NO_TOOLS || !(place instanceof Place.Container) || !rememberNoShell(engine, place)) {
                throw e;
            }
        }
        return with(engine, place, access, work);
    }

    /** False when it was known already. */
    private boolean rememberNoShell(Engine engine, Place place) {
        return withoutShell.add(inspect(engine, place.name()).path("Id").asText());
    }

    /** Opens a place; to be closed. */
    public OpenPlace open(Engine engine, Place place, PlaceAccess access) {
        return switch (place) {
            case Place.Volume volume -> openVolume(engine, volume.name(), access);
            case Place.Container container -> openContainer(engine, container.name());
        };
    }

    private OpenPlace openVolume(Engine engine, String volume, PlaceAccess access) {
        List<String> usedBy = usedBy(engine, volume);
        if (access == PlaceAccess.CHANGE && !usedBy.isEmpty()) {
            throw new FileProblem(
                    Kind.READ_ONLY,
                    "The volume is used by " + String.join(", ", usedBy)
                            + ": stop what uses it, or say that its files are to be changed all the same.");
        }
        boolean readOnly = access == PlaceAccess.LOOK && !usedBy.isEmpty();
        HelperLease lease = helpers.lease(engine, volume, readOnly ? HelperMode.READ_ONLY : HelperMode.READ_WRITE);
        PlaceFiles files = lease.hasShell()
                ? new ShellFiles(engine, lease.container(), lease.folder())
                : new ArchiveFiles(engine, lease.container(), lease.folder(), NO_SHELL);
        String limits = lease.hasShell() ? "" : NO_SHELL;
        return new OpenPlace(files, new PlaceState(usedBy, lease.hasShell(), limits), lease::close);
    }

    /** The running containers that have a volume, but for helpers. */
    private static List<String> usedBy(Engine engine, String volume) {
        String filters = JsonNodeFactory.instance
                .objectNode()
                .set("volume", JsonNodeFactory.instance.arrayNode().add(volume))
                .toString();
        List<String> names = new ArrayList<>();
        for (JsonNode container : engine.getJson("/containers/json", Map.of("filters", filters))) {
            if (!HelperContainers.isHelper(container.path("Labels")) && mounts(container, volume)) {
                names.add(container.path("Names").path(0).asText().replaceFirst("^/", ""));
            }
        }
        return names;
    }

    /** The filter of the engine also finds what is mounted at a path of this name. */
    private static boolean mounts(JsonNode container, String volume) {
        for (JsonNode mount : container.path("Mounts")) {
            if (mount.path("Name").asText().equals(volume)) {
                return true;
            }
        }
        return false;
    }

    private OpenPlace openContainer(Engine engine, String container) {
        JsonNode inspected = inspect(engine, container);
        String id = inspected.path("Id").asText();
        JsonNode state = inspected.path("State");
        boolean runs = state.path("Running").asBoolean()
                && !state.path("Paused").asBoolean()
                && !state.path("Restarting").asBoolean();
        if (runs && !withoutShell.contains(id)) {
            return new OpenPlace(new ShellFiles(engine, id, ""), new PlaceState(List.of(), true, ""), () -> {});
        }
        String limits = runs
                ? "The container has no shell, or lacks tools: files can only be listed, read, uploaded and downloaded."
                : "The container does not run: files can only be listed, read, uploaded and downloaded.";
        return new OpenPlace(
                new ArchiveFiles(engine, id, "", limits), new PlaceState(List.of(), false, limits), () -> {});
    }

    private static JsonNode inspect(Engine engine, String container) {
        try {
            return engine.getJson(EnginePath.of("containers", container, "json"), Map.of());
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                throw new FileProblem(Kind.NOT_FOUND, "There is no container '" + container + "'.", e);
            }
            throw e;
        }
    }

    /**
     * The content of a file, or a tar archive of a folder or of several files and folders. The caller keeps its lease on the
     * engine until the download is closed.
     */
    public Download download(Engine engine, Place place, List<PlacePath> paths) {
        OpenPlace open = open(engine, place, PlaceAccess.LOOK);
        try {
            Download download =
                    paths.size() == 1 ? open.files().download(paths.getFirst()) : joined(open.files(), paths);
            return new Download(download.name(), download.size(), TarDownload.closing(download.content(), open::close));
        } catch (FileProblem e) {
            open.close();
            if (e.kind() == Kind.NO_TOOLS && place instanceof Place.Container && rememberNoShell(engine, place)) {
                return download(engine, place, paths);
            }
            throw e;
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static Download joined(PlaceFiles files, List<PlacePath> paths) {
        paths.forEach(files::stat);
        Iterator<InputStream> archives = paths.stream().map(files::archive).iterator();
        PlacePath folder = paths.getFirst().parent();
        return new Download((folder.isRoot() ? "files" : folder.name()) + ".tar", -1, TarDownload.joined(archives));
    }

    private static final class Recent extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
