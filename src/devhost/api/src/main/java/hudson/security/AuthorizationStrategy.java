package hudson.security;

import hudson.ExtensionPoint;
import hudson.model.AbstractItem;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Job;
import hudson.model.User;
import java.util.Collection;
import java.util.List;
import jenkins.model.Jenkins;

/** Gives every object its access control list. */
public abstract class AuthorizationStrategy implements Describable<AuthorizationStrategy>, ExtensionPoint {
    /** Everybody may do everything. */
    public static final AuthorizationStrategy UNSECURED = new Unsecured();

    public abstract ACL getRootACL();

    public abstract Collection<String> getGroups();

    public ACL getACL(AbstractItem item) {
        return getRootACL();
    }

    public ACL getACL(Job<?, ?> project) {
        return getACL((AbstractItem) project);
    }

    public ACL getACL(User user) {
        return getRootACL();
    }

    @Override
    public Descriptor<AuthorizationStrategy> getDescriptor() {
        return Jenkins.get().getDescriptor(getClass());
    }

    /** The strategy of an unsecured controller. */
    public static final class Unsecured extends AuthorizationStrategy {
        @Override
        public ACL getRootACL() {
            return ACL.lambda2((who, permission) -> true);
        }

        @Override
        public Collection<String> getGroups() {
            return List.of();
        }
    }
}
