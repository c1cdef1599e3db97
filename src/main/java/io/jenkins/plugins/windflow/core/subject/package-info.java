/** What things in an environment are called when somebody speaks about them: in operations, locks and audit records. */
package io.jenkins.plugins.windflow.core.subject;
