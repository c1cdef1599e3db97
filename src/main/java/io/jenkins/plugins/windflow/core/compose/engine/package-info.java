/** The calls of an engine that stacks need, by name. */
package io.jenkins.plugins.windflow.core.compose.engine;
