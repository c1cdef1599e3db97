/** {@code /windflow/api/environment/<name>/container...}: containers. */
package io.jenkins.plugins.windflow.api.container;
