/**
 * Does what a plan says: {@link io.jenkins.plugins.windflow.core.compose.apply.DeployWork} observes, plans, gets the images,
 * changes networks, volumes and containers along {@code depends_on}, waits in the health gate, and then either commits or
 * takes everything back. Each change is journalled before it is made and has an inverse that first looks whether the
 * change happened.
 */
package io.jenkins.plugins.windflow.core.compose.apply;
