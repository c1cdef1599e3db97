/** Who may do what: permissions for people, folders for jobs. */
package io.jenkins.plugins.windflow.security;
