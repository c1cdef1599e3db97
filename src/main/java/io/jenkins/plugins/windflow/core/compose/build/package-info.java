/**
 * What goes to the engine when an image is built: the context as a tar archive, without what {@code .dockerignore} leaves
 * out, and a look into the Dockerfile for what the classic builder of the Docker API cannot do. Knows no engine.
 */
package io.jenkins.plugins.windflow.core.compose.build;
