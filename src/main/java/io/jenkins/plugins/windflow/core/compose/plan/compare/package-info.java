/** Finds what of an observed object is not as asked, key by key, and never says a value that may be secret. */
package io.jenkins.plugins.windflow.core.compose.plan.compare;
