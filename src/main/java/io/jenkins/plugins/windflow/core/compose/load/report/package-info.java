/**
 * What a load has to say: problems and warnings with their places, and which variables were used.
 */
package io.jenkins.plugins.windflow.core.compose.load.report;
