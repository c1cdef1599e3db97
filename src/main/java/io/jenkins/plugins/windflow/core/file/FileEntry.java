package io.jenkins.plugins.windflow.core.file;

import java.time.Instant;

/**
 * A file, folder, link or whatever else has a name.
 *
 * @param name as {@link ByteText} writes it
 * @param size in bytes; of a file only does it say much
 * @param mode the twelve permission bits
 * @param owner its name where one is known, otherwise its number; empty when only the engine was asked, which does not tell
 * @param group the same
 * @param target where a link leads, as it is written in the link; empty otherwise
 */
public record FileEntry(
        String name, FileKind kind, long size, int mode, String owner, String group, Instant modified, String target) {}
