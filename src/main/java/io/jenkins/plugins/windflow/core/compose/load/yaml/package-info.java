/**
 * YAML 1.2 as Compose files use it: text to a tree in which every value knows its file, line and column, and the
 * merging of several such trees. Knows nothing of what the keys mean, apart from the Compose Specification's rules
 * for merging.
 */
package io.jenkins.plugins.windflow.core.compose.load.yaml;
