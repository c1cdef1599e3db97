package hudson.security;

import hudson.model.User;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Decides who may do what with one object. */
public abstract class ACL {
    public static final String ANONYMOUS_USERNAME = "anonymous";
    public static final String SYSTEM_USERNAME = "SYSTEM";

    /** The controller itself: it may do everything. */
    public static final Authentication SYSTEM2 = new UsernamePasswordAuthenticationToken(SYSTEM_USERNAME, "SYSTEM");

    public abstract boolean hasPermission2(Authentication a, Permission permission);

    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> decision) {
        return new ACL() {
            @Override
            public boolean hasPermission2(Authentication a, Permission permission) {
                return decision.apply(a, permission);
            }
        };
    }

    public final void checkPermission(Permission p) {
        if (!hasPermission(p)) {
            while (!p.enabled && p.impliedBy != null) {
                p = p.impliedBy;
            }
            throw new AccessDeniedException3(Jenkins.getAuthentication2(), p);
        }
    }

    public final void checkAnyPermission(Permission... permissions) {
        if (permissions.length == 0) {
            throw new IllegalArgumentException("At least one permission must be provided");
        }
        if (!hasAnyPermission(permissions)) {
            String names = Stream.of(permissions)
                    .map(p -> p.group.title + "/" + p.name)
                    .collect(Collectors.joining(", "));
            throw new AccessDeniedException(Jenkins.getAuthentication2().getName()
                    + " is missing a permission, one of " + names + " is required");
        }
    }

    public final boolean hasPermission(Permission p) {
        Authentication a = Jenkins.getAuthentication2();
        return a.equals(SYSTEM2) || hasPermission2(a, p);
    }

    public final boolean hasAnyPermission(Permission... permissions) {
        return List.of(permissions).stream().anyMatch(this::hasPermission);
    }

    /** Takes an identity until the returned context is closed. */
    public static ACLContext as2(Authentication auth) {
        SecurityContext previous = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(auth));
        return new ACLContext(previous);
    }

    public static ACLContext as(User user) {
        return as2(user == null ? Jenkins.ANONYMOUS2 : user.impersonate2());
    }

    public static boolean isAnonymous2(Authentication authentication) {
        return authentication instanceof AnonymousAuthenticationToken;
    }
}
