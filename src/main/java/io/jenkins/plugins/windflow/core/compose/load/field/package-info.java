/**
 * The keys and values of one mapping: which keys the specification knows and what happens to them, values as the types
 * that they should have, and what the environment's policy says of them. The readers of all parts of a project stand on
 * it.
 */
package io.jenkins.plugins.windflow.core.compose.load.field;
