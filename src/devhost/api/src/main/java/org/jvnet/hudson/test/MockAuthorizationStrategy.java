package org.jvnet.hudson.test;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Grants permissions in the code of a test: {@code grant(...).everywhere().to("alice")}. */
public class MockAuthorizationStrategy extends AuthorizationStrategy {
    private static final String EVERYONE = "role_everyone";
    private static final String AUTHENTICATED = "authenticated";

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Set<String> permissions, Predicate<String> path, Set<String> sids) {
        boolean grants(String place, String sid, Permission permission) {
            return path.test(place) && sids.contains(sid) && permissions.contains(permission.getId());
        }
    }

    /** Begins a grant of these permissions and of those that they imply. */
    public Grant grant(Permission... permissions) {
        Set<Permission> effective = new HashSet<>(List.of(permissions));
        boolean added = true;
        while (added) {
            added = false;
            for (Permission permission : Permission.getAll()) {
                added |= effective.contains(permission.impliedBy) && effective.add(permission);
            }
        }
        return new Grant(effective);
    }

    /** Begins a grant of exactly these permissions. */
    public Grant grantWithoutImplication(Permission... permissions) {
        return new Grant(Set.of(permissions));
    }

    /** What is granted; where comes next. */
    public class Grant {
        private final Set<String> permissions;

        Grant(Set<Permission> permissions) {
            this.permissions = permissions.stream().map(Permission::getId).collect(Collectors.toSet());
        }

        public GrantOn everywhere() {
            return onPaths(".*");
        }

        /** On the root alone. */
        public GrantOn onRoot() {
            return onPaths("");
        }

        public GrantOn onItems(Item... items) {
            return onPaths(Stream.of(items).map(item -> Pattern.quote(item.getFullName())).toArray(String[]::new));
        }

        /** On these folders and all that is in them. */
        public GrantOn onFolders(ItemGroup<?>... folders) {
            return onPaths(Stream.of(folders)
                    .map(folder -> Pattern.quote(folder.getFullName()) + "(|/.+)")
                    .toArray(String[]::new));
        }

        public GrantOn onPaths(String... regularExpressions) {
            String any = Stream.of(regularExpressions).map(each -> "(?:" + each + ")").collect(Collectors.joining("|"));
            return new GrantOn(Pattern.compile(any).asMatchPredicate());
        }

        /** What is granted and where; to whom comes next. */
        public class GrantOn {
            private final Predicate<String> path;

            GrantOn(Predicate<String> path) {
                this.path = path;
            }

            public MockAuthorizationStrategy to(String... sids) {
                rules.add(new Rule(permissions, path, Set.of(sids)));
                return MockAuthorizationStrategy.this;
            }

            public MockAuthorizationStrategy to(User... users) {
                return to(Stream.of(users).map(User::getId).toArray(String[]::new));
            }

            public MockAuthorizationStrategy toEveryone() {
                return to(EVERYONE);
            }

            public MockAuthorizationStrategy toAuthenticated() {
                return to(AUTHENTICATED);
            }
        }
    }

    @Override
    public ACL getRootACL() {
        return acl("");
    }

    @Override
    public ACL getACL(AbstractItem item) {
        return acl(item.getFullName());
    }

    @Override
    public Collection<String> getGroups() {
        return Set.of();
    }

    private ACL acl(String place) {
        return ACL.lambda2((who, permission) -> sids(who).anyMatch(sid ->
                rules.stream().anyMatch(rule -> rule.grants(place, sid, permission))));
    }

    private static Stream<String> sids(Authentication who) {
        return Stream.concat(
                Stream.of(who.getName(), EVERYONE), who.getAuthorities().stream().map(GrantedAuthority::getAuthority));
    }
}
