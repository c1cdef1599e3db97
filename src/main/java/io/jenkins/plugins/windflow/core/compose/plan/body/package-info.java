/** How services, networks and volumes become the bodies of the engine's create calls. What is compared is what is created. */
package io.jenkins.plugins.windflow.core.compose.plan.body;
