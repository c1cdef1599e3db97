/** Returns to revisions, for whoever asks: a step or a person on a page. */
package io.jenkins.plugins.windflow.revision;
