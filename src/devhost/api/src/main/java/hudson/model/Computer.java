package hudson.model;

/** The running state of a {@link Node}. */
public class Computer implements ModelObject {
    private final Node node;

    public Computer(Node node) {
        this.node = node;
    }

    public Node getNode() {
        return node;
    }

    public String getName() {
        return node.getNodeName();
    }

    @Override
    public String getDisplayName() {
        return node.getDisplayName();
    }
}
