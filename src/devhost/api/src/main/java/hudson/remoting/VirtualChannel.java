package hudson.remoting;

/** The way to an agent. There are no agents here, so there is never one. */
public interface VirtualChannel {}
