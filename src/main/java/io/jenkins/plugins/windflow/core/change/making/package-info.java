/**
 * Makes changes to an engine so that they can be taken back: each is journalled first, and a rollback goes through them, in
 * the process that made them or in a later one.
 */
package io.jenkins.plugins.windflow.core.change.making;
