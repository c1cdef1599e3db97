/** Web methods about stacks: what they are, what is done to them, their editor, their revisions, and taking over those of others. */
package io.jenkins.plugins.windflow.api.stack;
