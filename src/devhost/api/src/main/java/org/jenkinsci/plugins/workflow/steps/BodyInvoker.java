package org.jenkinsci.plugins.workflow.steps;

/** Runs the block of a block step. Steps written in Java have no block in the devhost, so nothing makes one. */
public abstract class BodyInvoker {}
