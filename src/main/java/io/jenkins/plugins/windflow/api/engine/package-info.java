/** Web methods about the engine of an environment. */
package io.jenkins.plugins.windflow.api.engine;
