/**
 * Windflow at work in this Jenkins: the one set of engine clients, the one operation service, and what is known about the
 * environments right now. Begins and ends with Jenkins.
 */
package io.jenkins.plugins.windflow.runtime;
