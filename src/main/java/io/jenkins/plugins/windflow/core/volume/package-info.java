/** The volumes of an engine: what there is, what is in them as a whole, and what may be done with them. */
package io.jenkins.plugins.windflow.core.volume;
