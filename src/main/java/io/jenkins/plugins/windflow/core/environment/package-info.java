/** What every part of Windflow knows about an environment, however it is configured: its name and who may use it. */
package io.jenkins.plugins.windflow.core.environment;
