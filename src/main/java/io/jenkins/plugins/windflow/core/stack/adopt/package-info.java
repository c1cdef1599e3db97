/**
 * Takes over stacks that others have made: writes the Compose files that describe what is there, and believes them only when a
 * plan with them has nothing to replace.
 */
package io.jenkins.plugins.windflow.core.stack.adopt;
