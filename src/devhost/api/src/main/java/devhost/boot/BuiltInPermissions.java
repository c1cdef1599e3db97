package devhost.boot;

import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;

/** What the built-in users may do: admin everything, operator run and deploy, viewer read. */
public final class BuiltInPermissions extends AuthorizationStrategy {
    private static final String PLUGIN = "Windflow";
    private static final Set<String> OPERATOR = Set.of("View", "Operate", "Deploy");

    @Override
    public ACL getRootACL() {
        return ACL.lambda2((who, permission) -> {
            for (Permission p = permission; p != null; p = p.impliedBy) {
                if (grants(who.getName(), p)) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public Collection<String> getGroups() {
        return List.of();
    }

    private static boolean grants(String user, Permission permission) {
        boolean plugin = permission.group.title.toString().equals(PLUGIN);
        return switch (user) {
            case "admin" -> permission == Jenkins.ADMINISTER;
            case "operator" -> permission == Jenkins.READ || permission.group == Item.PERMISSIONS
                    || plugin && OPERATOR.contains(permission.name);
            case "viewer" -> permission == Jenkins.READ || permission == Item.READ
                    || plugin && permission.name.equals("View");
            default -> false;
        };
    }
}
