/**
 * The small languages inside the strings of a Compose file: interpolation, {@code .env} files, durations, sizes, ports,
 * mounts and command lines. Plain functions from text to values; what is wrong is a {@link
 * io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException} with a sentence for the user.
 */
package io.jenkins.plugins.windflow.core.compose.load.syntax;
