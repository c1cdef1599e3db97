/** The networks of an engine: what there is, who is in them, and what may be done with them. */
package io.jenkins.plugins.windflow.core.network;
