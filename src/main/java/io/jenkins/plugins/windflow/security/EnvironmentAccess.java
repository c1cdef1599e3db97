package io.jenkins.plugins.windflow.security;

import hudson.AbortException;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.Permission;
import io.jenkins.plugins.windflow.core.environment.EnvironmentFacts;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** The one place that decides whether somebody may do something in an environment. */
public final class EnvironmentAccess {
    private EnvironmentAccess() {}

    /**
     * Decides about a person.
     *
     * @param changes whether the environment would be changed
     * @throws hudson.security.AccessDeniedException3 when the permission is missing
     * @throws ReadOnlyEnvironmentException when nothing may be changed
     */
    public static void checkPerson(EnvironmentFacts environment, Permission permission, boolean changes) {
        checkPerson(permission);
        if (changes && environment.readOnly()) {
            throw new ReadOnlyEnvironmentException(environment.name());
        }
    }

    /**
     * Decides about a person before it is known whether there is such an environment.
     *
     * @throws hudson.security.AccessDeniedException3 when the permission is missing
     */
    public static void checkPerson(Permission permission) {
        if (permission == WindflowPermissions.VIEW) {
            WindflowPermissions.checkView();
        } else {
            Jenkins.get().checkPermission(permission);
        }
    }

    /**
     * Decides about a job: by the folders around it, and by the permissions of the build's identity when it has one.
     *
     * @param identity that the build runs as
     * @param permission that a person would need
     * @param changes whether the environment would be changed
     * @throws AbortException with one sentence when it may not
     */
    public static void checkJob(
            Item job, Authentication identity, EnvironmentFacts environment, Permission permission, boolean changes)
            throws AbortException {
        if (!foldersAllow(job, environment)) {
            throw new AbortException(
                    "The job " + job.getFullName() + " may not use the environment '" + environment.name()
                            + "': it is restricted, and no folder around the job allows it (Windflow environments, in the"
                            + " configuration of the folder).");
        }
        if (!ACL.SYSTEM2.equals(identity) && !mayDo(identity, permission)) {
            throw new AbortException("This build runs as " + identity.getName() + ", who has no permission Windflow/"
                    + permission.name + " for the environment '" + environment.name() + "'.");
        }
        if (changes && environment.readOnly()) {
            throw new AbortException(new ReadOnlyEnvironmentException(environment.name()).getMessage());
        }
    }

    /** Whether the folders around a job let it use the environment, or need not be asked. */
    public static boolean foldersAllow(Item job, EnvironmentFacts environment) {
        return !environment.restricted()
                || FolderAllowList.around(job).allows(environment.name(), environment.labels());
    }

    private static boolean mayDo(Authentication identity, Permission permission) {
        try (ACLContext ignored = ACL.as2(identity)) {
            return permission == WindflowPermissions.VIEW
                    ? WindflowPermissions.canView()
                    : Jenkins.get().hasPermission(permission);
        }
    }
}
