package hudson.model;

/** Something kept with a user. */
public abstract class UserProperty {}
