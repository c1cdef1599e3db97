/** What runs in an environment, seen as stacks: Compose projects with their services and containers, whoever started them. */
package io.jenkins.plugins.windflow.core.stack;
