/**
 * Writes a project as a Compose file in normal form: what {@link io.jenkins.plugins.windflow.core.compose.load} reads back
 * as an equal project.
 */
package io.jenkins.plugins.windflow.core.compose.write;
