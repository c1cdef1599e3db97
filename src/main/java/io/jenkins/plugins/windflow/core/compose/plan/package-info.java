/**
 * Decides what has to be done: {@link io.jenkins.plugins.windflow.core.compose.plan.Planner} compares the observed stack
 * with the desired project and makes a {@link io.jenkins.plugins.windflow.core.compose.plan.Plan}. Pure: no engine, no
 * clock, no files. In the order of the story: {@code observed}, {@code body}, {@code compare}, then the planners here.
 */
package io.jenkins.plugins.windflow.core.compose.plan;
