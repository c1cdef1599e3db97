package io.jenkins.plugins.windflow.core.revision;

/**
 * A file of a revision.
 *
 * @param path in the workspace, with forward slashes; {@code compose} for a text that was no file
 */
public record StoredFile(String path, StoredContent content) {}
