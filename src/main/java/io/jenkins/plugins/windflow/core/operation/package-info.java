/**
 * Journalled operations: everything that changes an environment is submitted to
 * {@link io.jenkins.plugins.windflow.core.operation.Operations}, observed through
 * {@link io.jenkins.plugins.windflow.core.operation.Operation}, and done by an
 * {@link io.jenkins.plugins.windflow.core.operation.OperationWork}. Knows nothing of Docker or Compose.
 */
package io.jenkins.plugins.windflow.core.operation;
