/** Long work on an engine that is not the deployment of a stack, as operations: what jobs have in common. */
package io.jenkins.plugins.windflow.core.job;
