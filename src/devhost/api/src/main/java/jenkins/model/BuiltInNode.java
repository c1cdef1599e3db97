package jenkins.model;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;

/** The controller as a place to build. */
final class BuiltInNode extends Node {
    private final Jenkins jenkins;

    BuiltInNode(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    public String getNodeName() {
        return "";
    }

    @Override
    public String getDisplayName() {
        return "Built-In Node";
    }

    @Override
    public FilePath getRootPath() {
        return jenkins.getRootPath();
    }

    @Override
    public Computer toComputer() {
        return jenkins.toComputer();
    }
}
