package devhost.boot;

import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.SecurityRealm;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The users admin, operator and viewer; each has its name as password. */
public final class BuiltInUsers extends AbstractPasswordBasedSecurityRealm {
    private static final List<String> NAMES = List.of("admin", "operator", "viewer");

    @Override
    protected UserDetails authenticate2(String username, String password) throws AuthenticationException {
        if (!NAMES.contains(username) || !password.equals(username)) {
            throw new BadCredentialsException("Wrong user name or password");
        }
        return loadUserByUsername2(username);
    }

    @Override
    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        if (!NAMES.contains(username)) {
            throw new UsernameNotFoundException(username);
        }
        return new User(username, "", List.of(SecurityRealm.AUTHENTICATED_AUTHORITY2));
    }
}
