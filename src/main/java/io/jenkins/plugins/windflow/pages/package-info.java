/** The pages under {@code /windflow}: shells that the browser fills. */
package io.jenkins.plugins.windflow.pages;
