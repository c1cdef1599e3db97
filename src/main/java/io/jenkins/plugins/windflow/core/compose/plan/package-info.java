/**
 * Decides what has to be done: {@link io.jenkins.plugins.windflow.core.compose.plan.Planner} compares the observed stack
 * with the desired project and makes a {@link io.jenkins.plugins.windflow.core.compose.plan.Plan}. Pure: no engine, no
 * clock, no files. Here is also how a service becomes the body of the engine's create call, so that what is compared and
 * what is created cannot differ.
 */
package io.jenkins.plugins.windflow.core.compose.plan;
