/** What open pages are told as it happens: one event stream for each browser. */
package io.jenkins.plugins.windflow.live;
