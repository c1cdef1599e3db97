/**
 * What an operation does to an engine, as data. Each change says how it is journalled, how one sees whether it was made, and
 * what takes it back: so a rollback is the same whether the process that made the changes does it, or a later one that has
 * nothing but the journal.
 */
package io.jenkins.plugins.windflow.core.change;
