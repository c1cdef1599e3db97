/** Removing what is not used: what would go, and then what went. */
package io.jenkins.plugins.windflow.core.prune;
