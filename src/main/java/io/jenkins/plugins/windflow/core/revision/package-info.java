/**
 * The revisions of stacks: what was deployed, when, by whom and why, kept so that one can be compared with another and
 * deployed again.
 */
package io.jenkins.plugins.windflow.core.revision;
