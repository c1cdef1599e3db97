/** {@code /windflow/api/audit}: who changed what. */
package io.jenkins.plugins.windflow.api.audit;
