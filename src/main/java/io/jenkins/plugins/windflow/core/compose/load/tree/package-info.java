/**
 * From files to one tree of values: interpolation, {@code include}, {@code extends} and merging, within a budget that
 * hostile files cannot exceed. Knows the keys that concern other files; the rest passes through.
 */
package io.jenkins.plugins.windflow.core.compose.load.tree;
