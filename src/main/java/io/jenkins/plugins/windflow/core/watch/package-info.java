/**
 * What pages see of an engine while somebody looks: one stream of the engine's events and one present copy of each list, however many
 * viewers there are; nothing at all without viewers.
 */
package io.jenkins.plugins.windflow.core.watch;
