/** What an engine says of the containers, networks, volumes and images of one project, and how its names and labels are read. */
package io.jenkins.plugins.windflow.core.compose.plan.observed;
