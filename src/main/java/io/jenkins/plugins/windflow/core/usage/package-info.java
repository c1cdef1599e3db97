/** Which containers use an image, a volume or a network. */
package io.jenkins.plugins.windflow.core.usage;
