package hudson.security;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Knows users and checks who somebody is. */
public abstract class SecurityRealm implements Describable<SecurityRealm>, ExtensionPoint {
    public static final GrantedAuthority AUTHENTICATED_AUTHORITY2 = new SimpleGrantedAuthority("authenticated");

    /** Nobody can log in. */
    public static final SecurityRealm NO_AUTHENTICATION = new None();

    private transient SecurityComponents components;

    public abstract SecurityComponents createSecurityComponents();

    public synchronized SecurityComponents getSecurityComponents() {
        if (components == null) {
            components = createSecurityComponents();
        }
        return components;
    }

    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        return getSecurityComponents().userDetails2.loadUserByUsername(username);
    }

    /** How to check a password and how to find a user. */
    public static final class SecurityComponents {
        public final AuthenticationManager manager2;
        public final UserDetailsService userDetails2;

        public SecurityComponents(AuthenticationManager manager, UserDetailsService userDetails) {
            this.manager2 = manager;
            this.userDetails2 = userDetails;
        }
    }

    private static final class None extends SecurityRealm {
        @Override
        public SecurityComponents createSecurityComponents() {
            return new SecurityComponents(
                    authentication -> {
                        throw new BadCredentialsException("There is no security realm");
                    },
                    name -> {
                        throw new UsernameNotFoundException(name);
                    });
        }
    }
}
