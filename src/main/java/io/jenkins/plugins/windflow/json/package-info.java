/** Answers of the API, and the documents that several of its parts and the live events share. */
package io.jenkins.plugins.windflow.json;
