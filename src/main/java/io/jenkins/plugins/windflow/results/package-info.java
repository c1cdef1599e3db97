/** What is kept with a build: which operations it had done, and what came of them. */
package io.jenkins.plugins.windflow.results;
