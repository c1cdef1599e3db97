package hudson.model;

import hudson.ExtensionPoint;

/** A root action reachable without Overall/Read. */
public interface UnprotectedRootAction extends Action, ExtensionPoint {}
