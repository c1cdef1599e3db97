/** The web methods for the logs of containers: followed, in pages, downloaded. */
package io.jenkins.plugins.windflow.api.log;
