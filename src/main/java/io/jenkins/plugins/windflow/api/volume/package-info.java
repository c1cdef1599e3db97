/** Web methods about volumes of an environment. */
package io.jenkins.plugins.windflow.api.volume;
