/** What containers use: processor, memory, network, disks, processes. */
package io.jenkins.plugins.windflow.core.stats;
