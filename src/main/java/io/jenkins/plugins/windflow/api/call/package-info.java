/** How web methods of all areas act for the person who calls them. */
package io.jenkins.plugins.windflow.api.call;
