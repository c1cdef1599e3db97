/**
 * Readers of the keys of a service, one for each group of keys, with {@link
 * io.jenkins.plugins.windflow.core.compose.load.service.ServiceReader} as the way in.
 */
package io.jenkins.plugins.windflow.core.compose.load.service;
