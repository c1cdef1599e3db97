/** {@code .../container/<id>/terminal}: terminals in containers, over JSON and WebSocket. */
package io.jenkins.plugins.windflow.api.terminal;
