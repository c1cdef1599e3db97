/** What is done to the containers of a stack without its files: started, stopped and the like, in the order of their dependencies. */
package io.jenkins.plugins.windflow.core.stack.action;
