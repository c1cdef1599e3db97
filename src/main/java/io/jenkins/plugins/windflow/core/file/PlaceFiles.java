package io.jenkins.plugins.windflow.core.file;

import java.io.InputStream;

/**
 * The files of one place. Links are shown, not followed: what a link stands for is reached by its own path. Every method
 * throws {@link FileProblem} with one sentence when it does not do what it says.
 */
public sealed interface PlaceFiles permits ShellFiles, ArchiveFiles {
    /** What is in a folder. */
    Listing list(PlacePath folder);

    /** What has this path; a link itself, not where it leads. */
    FileEntry stat(PlacePath path);

    /**
     * The whole content of a file.
     *
     * @param limit in bytes; a larger file is a problem of kind {@code TOO_LARGE}
     */
    FileContent read(PlacePath file, int limit);

    /**
     * Replaces the content of a file that is still as it was read.
     *
     * @param version of the content that was read ({@link FileContent#version()})
     * @return the content as it is now
     */
    FileContent write(PlacePath file, byte[] content, String version);

    /** Makes an empty file, or a folder. */
    void create(PlacePath path, boolean folder);

    /**
     * Stores a file as it comes; missing folders around it are made.
     *
     * @param size of the content in bytes; fewer bytes are a problem, and nothing is stored then
     * @param content is read to its end and left open
     * @param replace whether a file of the same name may be replaced
     */
    void upload(PlacePath file, long size, InputStream content, boolean replace);

    /** The content of a file, or a folder as a tar archive, as it comes. */
    Download download(PlacePath path);

    /** A file or folder as a tar archive, as the engine sends it; to be closed. */
    InputStream archive(PlacePath path);

    /** Gives a file or folder another path. */
    void move(PlacePath from, PlacePath to, boolean replace);

    /** Copies a file, or a folder with all that is in it; owners, permissions and times stay, links stay links. */
    void copy(PlacePath from, PlacePath to, boolean replace);

    /** Sets permissions: {@code 644}, {@code u+x}. */
    void mode(PlacePath path, String mode, boolean recursive);

    /** Sets owner and group: {@code 1000:1000}, {@code www-data}; of a link, its own. */
    void owner(PlacePath path, String owner, boolean recursive);

    /** Removes a file, or a folder with all that is in it. */
    void remove(PlacePath path);
}
