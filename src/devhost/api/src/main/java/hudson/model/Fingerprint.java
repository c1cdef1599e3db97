package hudson.model;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;

/** Record of what used something; kept in memory for the life of the process. */
public class Fingerprint {
    private static final Map<String, Fingerprint> ALL = new ConcurrentHashMap<>();
    private final SortedSet<String> users = new TreeSet<>();

    private Fingerprint() {}

    /** Full names of the jobs (and nodes) that used it. */
    public synchronized List<String> getJobs() {
        return List.copyOf(users);
    }

    private synchronized void add(String user) {
        users.add(user);
    }

    /** The record of a thing, or null when nothing used it. */
    public static Fingerprint of(String thing) {
        return ALL.get(key(thing));
    }

    /** Notes a use. */
    public static void record(String thing, String user) {
        ALL.computeIfAbsent(key(thing), k -> new Fingerprint()).add(user);
    }

    private static String key(String thing) {
        return Jenkins.get().getRootDir() + "\0" + thing;
    }
}
