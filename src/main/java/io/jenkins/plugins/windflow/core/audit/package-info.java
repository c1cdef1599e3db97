/** Who did what, where, when and with what outcome: kept for as long as the settings say. */
package io.jenkins.plugins.windflow.core.audit;
