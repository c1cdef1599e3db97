/** The same for many things, a few at a time. */
package io.jenkins.plugins.windflow.core.batch;
