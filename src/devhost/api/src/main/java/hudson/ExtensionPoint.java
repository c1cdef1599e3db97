package hudson;

/** Marks a type that plugins may extend. */
public interface ExtensionPoint {}
