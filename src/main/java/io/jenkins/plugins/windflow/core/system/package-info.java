/** An engine as a whole: what it is, and what its disk is used for. */
package io.jenkins.plugins.windflow.core.system;
