/**
 * Containers: all of them as a list, what can be done to each at once, and one of them closely: what was configured for it, how that is
 * edited, and how it is made once more so that nothing is lost. See decision 12.
 */
package io.jenkins.plugins.windflow.core.container;
