/** How much somebody may ask for in a time. */
package io.jenkins.plugins.windflow.core.limit;
