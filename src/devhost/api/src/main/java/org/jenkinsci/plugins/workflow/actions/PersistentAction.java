package org.jenkinsci.plugins.workflow.actions;

import hudson.model.Action;

/** An action stored with its node. */
public interface PersistentAction extends Action {}
