/** Web methods about images of an environment. */
package io.jenkins.plugins.windflow.api.image;
