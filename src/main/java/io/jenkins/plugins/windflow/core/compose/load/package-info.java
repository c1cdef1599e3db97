/**
 * From Compose files to a {@link io.jenkins.plugins.windflow.core.compose.model.Project}: read the YAML, interpolate,
 * merge, understand. {@link io.jenkins.plugins.windflow.core.compose.load.ComposeLoader} is the way in; whatever is
 * wrong with the files comes out as one {@link io.jenkins.plugins.windflow.core.compose.load.report.ComposeException}.
 * Nothing of the process's own environment is ever looked at. Knows nothing of Docker engines. The packages below are
 * its layers: {@code report} and {@code input}, {@code tree}, {@code field}, {@code service}; this one reads projects.
 */
package io.jenkins.plugins.windflow.core.compose.load;
