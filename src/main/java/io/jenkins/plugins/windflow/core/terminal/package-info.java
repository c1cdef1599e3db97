/**
 * Terminals in containers: found shell, started process, output kept for whoever comes back, the end of all that ran in it.
 *
 * <p>{@link io.jenkins.plugins.windflow.core.terminal.Terminals} opens and ends them; {@link
 * io.jenkins.plugins.windflow.core.terminal.Attachment} is how somebody sees and types.
 */
package io.jenkins.plugins.windflow.core.terminal;
