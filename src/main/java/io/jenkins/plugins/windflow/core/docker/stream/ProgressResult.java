package io.jenkins.plugins.windflow.core.docker.stream;

/**
 * What a finished progress stream has made.
 *
 * @param imageId the built image's id ({@code sha256:...}); empty when the engine has named none
 * @param digest the pulled or pushed manifest's digest ({@code sha256:...}); empty when the engine has named none
 */
public record ProgressResult(String imageId, String digest) {}
