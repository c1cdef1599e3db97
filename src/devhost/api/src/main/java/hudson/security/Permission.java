package hudson.security;

import hudson.model.Hudson;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.util.NonLocalizable;
import org.jvnet.localizer.Localizable;

/** One thing that somebody may be allowed to do. Its id is the owner's class name, a dot and the name. */
public final class Permission {
    private static final List<Permission> ALL = new CopyOnWriteArrayList<>();

    public static final Comparator<Permission> ID_COMPARATOR = Comparator.comparing(Permission::getId);
    public static final PermissionGroup HUDSON_PERMISSIONS =
            new PermissionGroup(Hudson.class, new NonLocalizable("Overall"));
    public static final Permission HUDSON_ADMINISTER =
            new Permission(HUDSON_PERMISSIONS, "Administer", null, null, PermissionScope.JENKINS);
    public static final PermissionGroup GROUP = new PermissionGroup(Permission.class, new NonLocalizable("N/A"));
    public static final Permission READ = new Permission(GROUP, "GenericRead", null, HUDSON_ADMINISTER);
    public static final Permission WRITE = new Permission(GROUP, "GenericWrite", null, HUDSON_ADMINISTER);
    public static final Permission CREATE = new Permission(GROUP, "GenericCreate", null, WRITE);
    public static final Permission UPDATE = new Permission(GROUP, "GenericUpdate", null, WRITE);
    public static final Permission DELETE = new Permission(GROUP, "GenericDelete", null, WRITE);
    public static final Permission CONFIGURE = new Permission(GROUP, "GenericConfigure", null, UPDATE);

    public final Class<?> owner;
    public final PermissionGroup group;
    public final String name;
    public final Localizable description;
    public final Permission impliedBy;
    public boolean enabled;
    private final Set<PermissionScope> scopes;

    public Permission(PermissionGroup group, String name, Localizable description, Permission impliedBy,
            PermissionScope scope) {
        this(group, name, description, impliedBy, true, new PermissionScope[] {scope});
    }

    public Permission(PermissionGroup group, String name, Localizable description, Permission impliedBy) {
        this(group, name, description, impliedBy, PermissionScope.JENKINS);
    }

    public Permission(PermissionGroup group, String name, Localizable description, Permission impliedBy,
            boolean enable, PermissionScope[] scopes) {
        if (!name.matches("\\w+")) {
            throw new IllegalArgumentException("Not a legal permission name: " + name);
        }
        this.owner = group.owner;
        this.group = group;
        this.name = name;
        this.description = description;
        this.impliedBy = impliedBy;
        this.enabled = enable;
        this.scopes = Set.of(scopes);
        group.add(this);
        ALL.add(this);
    }

    public boolean isContainedBy(PermissionScope scope) {
        return scopes.stream().anyMatch(own -> own.isContainedBy(scope));
    }

    public String getId() {
        return owner.getName() + "." + name;
    }

    /** The permission with this id, or null. */
    public static Permission fromId(String id) {
        return ALL.stream().filter(p -> p.getId().equals(id)).findFirst().orElse(null);
    }

    public static List<Permission> getAll() {
        return List.copyOf(ALL);
    }

    @Override
    public String toString() {
        return "Permission[" + owner + "," + name + "]";
    }
}
