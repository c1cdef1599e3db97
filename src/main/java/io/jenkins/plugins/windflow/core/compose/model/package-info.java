/**
 * What a Compose project asks for, after loading: immutable values without YAML, files or variables in them.
 *
 * <p>The model is what {@code compose.load} produces and {@code compose.plan} compares with an engine. Names follow the
 * Compose Specification; an absent key is an empty {@link java.util.Optional} or an empty collection, so that "not
 * asked for" and "asked for, with the default value" stay apart wherever the engine treats them differently. Maps and
 * lists keep the order of the file.
 */
package io.jenkins.plugins.windflow.core.compose.model;
