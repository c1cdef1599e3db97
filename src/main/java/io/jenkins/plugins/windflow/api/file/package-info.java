/** The files of volumes and containers: {@code .../volume/<name>/files/...} and {@code .../container/<id>/files/...}. */
package io.jenkins.plugins.windflow.api.file;
