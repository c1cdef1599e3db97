package io.jenkins.plugins.windflow.core.file;

import java.util.List;

/**
 * What is in a folder.
 *
 * @param path of the folder itself, with no link in it any more
 * @param folder the folder itself
 * @param entries in no particular order
 * @param complete false when there are more entries than are listed
 */
public record Listing(PlacePath path, FileEntry folder, List<FileEntry> entries, boolean complete) {
    /** More is more than a browser should hold. */
    public static final int MOST_ENTRIES = 100_000;
}
