/** Web methods about networks of an environment. */
package io.jenkins.plugins.windflow.api.network;
