package com.cloudbees.hudson.plugins.folder;

import hudson.model.Descriptor;

/** Describes a folder property. */
public abstract class AbstractFolderPropertyDescriptor extends Descriptor<AbstractFolderProperty<?>> {}
