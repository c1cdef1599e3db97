/** The images of an engine: what there is, and what may be done with them. */
package io.jenkins.plugins.windflow.core.image;
