/**
 * What a load is given - files, variables, secrets, the policy of the environment - and how its parts get at it: the
 * values that variables have, the workspace and nothing outside it.
 */
package io.jenkins.plugins.windflow.core.compose.load.input;
