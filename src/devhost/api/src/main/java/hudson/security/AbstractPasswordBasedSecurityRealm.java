package hudson.security;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** A realm of user names and passwords. */
public abstract class AbstractPasswordBasedSecurityRealm extends SecurityRealm implements UserDetailsService {
    /** The user, or an {@link AuthenticationException} when the password is wrong. */
    protected abstract UserDetails authenticate2(String username, String password) throws AuthenticationException;

    @Override
    public abstract UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException;

    @Override
    public UserDetails loadUserByUsername(String username) {
        return loadUserByUsername2(username);
    }

    @Override
    public SecurityComponents createSecurityComponents() {
        return new SecurityComponents(
                login -> {
                    UserDetails user = authenticate2(login.getName(), String.valueOf(login.getCredentials()));
                    return new UsernamePasswordAuthenticationToken(user.getUsername(), "", user.getAuthorities());
                },
                this);
    }
}
