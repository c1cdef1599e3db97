package hudson.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Somebody lacks a permission. */
public class AccessDeniedException3 extends AccessDeniedException {
    private static final long serialVersionUID = 1L;

    public final Authentication authentication;
    public final transient Permission permission;

    public AccessDeniedException3(Authentication authentication, Permission permission) {
        super(authentication.getName() + " is missing the " + permission.group.title + "/" + permission.name
                + " permission");
        this.authentication = authentication;
        this.permission = permission;
    }

    /** The headers that the 403 answer carries. */
    public void reportAsHeaders(HttpServletResponse rsp) {
        rsp.addHeader("X-You-Are-Authenticated-As", authentication.getName());
        for (GrantedAuthority authority : authentication.getAuthorities()) {
            rsp.addHeader("X-You-Are-In-Group", authority.getAuthority());
        }
        rsp.addHeader("X-Required-Permission", permission.getId());
        for (Permission p = permission.impliedBy; p != null; p = p.impliedBy) {
            rsp.addHeader("X-Permission-Implied-By", p.getId());
        }
    }
}
