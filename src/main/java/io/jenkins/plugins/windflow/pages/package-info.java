/** The pages under {@code /windflow}: shells that the browser fills, the JSON that they ask for, and the live events. */
package io.jenkins.plugins.windflow.pages;
