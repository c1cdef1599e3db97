package io.jenkins.plugins.windflow.core.file;

import java.util.List;

/**
 * What can be done in a place at the moment.
 *
 * @param usedBy names of the running containers that have the volume; empty for a container
 * @param shell whether everything can be done; without one, files are only listed, read, uploaded and downloaded
 * @param limits why not, in one sentence; empty when everything can be done
 */
public record PlaceState(List<String> usedBy, boolean shell, String limits) {}
