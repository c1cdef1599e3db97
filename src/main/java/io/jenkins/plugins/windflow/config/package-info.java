/** The configuration of Windflow: environments, how they are reached and what they allow. */
package io.jenkins.plugins.windflow.config;
