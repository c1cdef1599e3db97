/**
 * The Pipeline steps. A step says what is wanted; the doing is an operation of its own, which the step only follows, so that
 * it can be found again after a restart.
 */
package io.jenkins.plugins.windflow.steps;
