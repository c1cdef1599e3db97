package io.jenkins.plugins.windflow.security;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;

/**
 * The permissions of the group <em>Windflow</em>: one for each verb. Overall/Administer implies all of them; none implies
 * another, but whoever has any of them may also look ({@link #canView()}).
 */
public final class WindflowPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(WindflowPermissions.class, Messages._WindflowPermissions_group());

    /** See everything but the values of environment variables and the contents of files. */
    public static final Permission VIEW = permission("View", Messages._WindflowPermissions_view());
    /** Start, stop, restart, pause, kill and pull. */
    public static final Permission OPERATE = permission("Operate", Messages._WindflowPermissions_operate());
    /** Create, edit, deploy, take down and update. */
    public static final Permission DEPLOY = permission("Deploy", Messages._WindflowPermissions_deploy());
    /** Remove and prune. */
    public static final Permission DELETE = permission("Delete", Messages._WindflowPermissions_delete());
    /** Run commands in containers. */
    public static final Permission EXEC = permission("Exec", Messages._WindflowPermissions_exec());
    /** Read and write files in containers and volumes. */
    public static final Permission FILES = permission("Files", Messages._WindflowPermissions_files());
    /** See the values of environment variables and whatever else may carry a secret. */
    public static final Permission SECRETS = permission("Secrets", Messages._WindflowPermissions_secrets());
    /** Change the configuration of environments, and test connections. */
    public static final Permission CONFIGURE = permission("Configure", Messages._WindflowPermissions_configure());

    /** All of them. */
    public static final List<Permission> ALL = List.of(VIEW, OPERATE, DEPLOY, DELETE, EXEC, FILES, SECRETS, CONFIGURE);

    private WindflowPermissions() {}

    /** Makes the permissions known before an authorization strategy asks for them. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        // Loading this class did it.
    }

    /** Whether the current user may look: has any of the permissions. */
    public static boolean canView() {
        return ALL.stream().anyMatch(Jenkins.get()::hasPermission);
    }

    /**
     * Refuses when the current user may not look.
     *
     * @throws hudson.security.AccessDeniedException3 names {@link #VIEW}
     */
    public static void checkView() {
        if (!canView()) {
            Jenkins.get().checkPermission(VIEW);
        }
    }

    /** Whether the current user may see the values of environment variables and the contents of files. */
    public static boolean canSeeSecrets() {
        return Jenkins.get().hasPermission(SECRETS);
    }

    /** What the current user may do, for a page: {@code view,deploy}. */
    public static String ofCurrentUser() {
        return ALL.stream()
                .filter(permission ->
                        permission == VIEW ? canView() : Jenkins.get().hasPermission(permission))
                .map(permission -> permission.name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static Permission permission(String name, Localizable description) {
        return new Permission(GROUP, name, description, Jenkins.ADMINISTER, PermissionScope.JENKINS);
    }
}
