package io.jenkins.plugins.windflow.api.terminal;

import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.UnknownEnvironmentException;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.ReadOnlyEnvironmentException;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Whether the one who attached may still use the terminal. Nothing tells a WebSocket of a logout or of a permission that was
 * taken away, so this is asked again and again. It may be asked on any thread.
 */
final class TerminalRights {
    private final String environment;
    private final Authentication who = Jenkins.getAuthentication2();
    /** Of somebody who logged in with a browser; null for whoever brought credentials with the request. */
    private final HttpSession session;

    /** @param request by which the caller attaches */
    TerminalRights(String environment, HttpServletRequest request) {
        this.environment = environment;
        this.session = request.getHeader("Authorization") == null ? request.getSession(false) : null;
    }

    /** Why it may not be used any more; empty as long as it may. */
    Optional<String> lost() {
        if (isLoggedOut()) {
            return Optional.of("You logged out, or your session with Jenkins has expired; so the terminal was closed.");
        }
        try (ACLContext ignored = ACL.as2(who)) {
            EnvironmentAccess.checkPerson(Environments.get(environment).facts(), WindflowPermissions.EXEC, true);
            return Optional.empty();
        } catch (AccessDeniedException3 e) {
            return Optional.of("The permission Windflow/Exec was taken away from you; so the terminal was closed.");
        } catch (ReadOnlyEnvironmentException e) {
            return Optional.of(
                    "The environment '" + environment + "' may not be changed any more; so the terminal was closed.");
        } catch (UnknownEnvironmentException e) {
            return Optional.of("There is no environment '" + environment + "' any more; so the terminal was closed.");
        }
    }

    private boolean isLoggedOut() {
        if (session == null) {
            return false;
        }
        try {
            session.getCreationTime();
            return false;
        } catch (IllegalStateException invalidated) {
            return true;
        }
    }
}
