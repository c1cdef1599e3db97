package hudson.security;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jvnet.localizer.Localizable;

/** Permissions that are shown together; a class owns at most one group. */
public final class PermissionGroup implements Iterable<Permission>, Comparable<PermissionGroup> {
    private static final Map<String, PermissionGroup> ALL = new ConcurrentSkipListMap<>();

    public final Class<?> owner;
    public final Localizable title;
    private final List<Permission> permissions = new ArrayList<>();

    public PermissionGroup(Class<?> owner, Localizable title) throws IllegalStateException {
        this.owner = owner;
        this.title = title;
        if (ALL.putIfAbsent(owner.getName(), this) != null) {
            throw new IllegalStateException("attempt to register a second PermissionGroup for " + owner.getName());
        }
    }

    public synchronized List<Permission> getPermissions() {
        return List.copyOf(permissions);
    }

    public synchronized Permission find(String name) {
        return permissions.stream().filter(p -> p.name.equals(name)).findFirst().orElse(null);
    }

    @Override
    public Iterator<Permission> iterator() {
        return getPermissions().iterator();
    }

    @Override
    public int compareTo(PermissionGroup that) {
        return owner.getName().compareTo(that.owner.getName());
    }

    /** The group of a class, or null. */
    public static PermissionGroup get(Class<?> owner) {
        return ALL.get(owner.getName());
    }

    public static List<PermissionGroup> getAll() {
        return List.copyOf(ALL.values());
    }

    synchronized void add(Permission permission) {
        if (find(permission.name) != null) {
            throw new IllegalStateException("attempt to register a second Permission for " + permission.getId());
        }
        permissions.add(permission);
    }
}
