package io.jenkins.plugins.windflow.api.file;

import io.jenkins.plugins.windflow.core.file.Place;
import io.jenkins.plugins.windflow.core.file.PlacePath;
import java.util.Set;

/** What is never removed as a whole: a place itself, and the folders without which no container lives. */
final class ProtectedFolders {
    private static final Set<String> OF_CONTAINERS = Set.of(
            "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/run", "/sbin", "/sys", "/usr",
            "/var");

    private ProtectedFolders() {}

    /** @throws IllegalArgumentException with one sentence */
    static void check(Place place, PlacePath path) {
        if (path.isRoot()) {
            throw new IllegalArgumentException("'/' itself cannot be removed: choose what is in it.");
        }
        if (place instanceof Place.Container && OF_CONTAINERS.contains(path.text())) {
            throw new IllegalArgumentException("'" + path
                    + "' is a folder that the container lives on: choose what is in it, or remove the container.");
        }
    }
}
