/**
 * Logs of containers as people read them: of one or of several in the order of time, followed through restarts, stops of
 * the engine and recreations, and continued after a broken connection where it broke.
 */
package io.jenkins.plugins.windflow.core.log;
