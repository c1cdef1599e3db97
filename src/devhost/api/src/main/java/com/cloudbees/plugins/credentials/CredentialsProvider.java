package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Fingerprint;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Node;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import hudson.util.ListBoxModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jenkins.model.Jenkins;
import jenkins.util.NonLocalizable;
import org.springframework.security.core.Authentication;

/** A source of credentials, and the look-ups over all of them. */
public abstract class CredentialsProvider extends Descriptor<CredentialsProvider>
        implements ExtensionPoint, Describable<CredentialsProvider> {
    private static final PermissionScope[] SCOPES = {
        PermissionScope.ITEM, PermissionScope.ITEM_GROUP, PermissionScope.JENKINS
    };

    public static final PermissionGroup GROUP =
            new PermissionGroup(CredentialsProvider.class, new NonLocalizable("Credentials"));
    public static final Permission USE_ITEM = new Permission(GROUP, "UseItem", null, Jenkins.ADMINISTER, false, SCOPES);
    public static final Permission CREATE = new Permission(GROUP, "Create", null, Permission.CREATE, true, SCOPES);
    public static final Permission UPDATE = new Permission(GROUP, "Update", null, Permission.UPDATE, true, SCOPES);
    public static final Permission VIEW = new Permission(GROUP, "View", null, Permission.READ, true, SCOPES);
    public static final Permission DELETE = new Permission(GROUP, "Delete", null, Permission.DELETE, true, SCOPES);

    @SuppressWarnings("unchecked")
    public CredentialsProvider() {
        super(Descriptor.self());
    }

    public static ExtensionList<CredentialsProvider> all() {
        return ExtensionList.lookup(CredentialsProvider.class);
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(Class<C> type, ItemGroup itemGroup,
            Authentication authentication) {
        return lookupCredentialsInItemGroup(type, itemGroup, authentication, List.of());
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(Class<C> type, ItemGroup itemGroup,
            Authentication authentication, List<DomainRequirement> requirements) {
        ItemGroup group = itemGroup == null ? Jenkins.get() : itemGroup;
        return gather(p -> p.getCredentialsInItemGroup(type, group, orSystem(authentication), orNone(requirements)));
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItem(Class<C> type, Item item,
            Authentication authentication) {
        return lookupCredentialsInItem(type, item, authentication, List.of());
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItem(Class<C> type, Item item,
            Authentication authentication, List<DomainRequirement> requirements) {
        if (item == null || item instanceof ItemGroup) {
            return lookupCredentialsInItemGroup(type, (ItemGroup) item, authentication, requirements);
        }
        return gather(p -> p.getCredentialsInItem(type, item, orSystem(authentication), orNone(requirements)));
    }

    public static <C extends IdCredentials> ListBoxModel listCredentialsInItemGroup(Class<C> type, ItemGroup itemGroup,
            Authentication authentication, List<DomainRequirement> requirements, CredentialsMatcher matcher) {
        return list(lookupCredentialsInItemGroup(type, itemGroup, authentication, requirements), matcher);
    }

    public static <C extends IdCredentials> ListBoxModel listCredentialsInItem(Class<C> type, Item item,
            Authentication authentication, List<DomainRequirement> requirements, CredentialsMatcher matcher) {
        return list(lookupCredentialsInItem(type, item, authentication, requirements), matcher);
    }

    public static <C extends IdCredentials> C findCredentialByIdInItemGroup(String id, Class<C> type,
            ItemGroup<?> itemGroup, Authentication authentication, List<DomainRequirement> requirements) {
        return CredentialsMatchers.firstOrNull(
                lookupCredentialsInItemGroup(type, itemGroup, authentication, requirements),
                CredentialsMatchers.withId(id));
    }

    public static <C extends IdCredentials> C findCredentialByIdInItem(String id, Class<C> type, Item item,
            Authentication authentication, List<DomainRequirement> requirements) {
        return CredentialsMatchers.firstOrNull(
                lookupCredentialsInItem(type, item, authentication, requirements), CredentialsMatchers.withId(id));
    }

    public static <C extends IdCredentials> C findCredentialById(String id, Class<C> type, Run<?, ?> run) {
        return findCredentialById(id, type, run, List.of());
    }

    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, DomainRequirement... requirements) {
        return findCredentialById(id, type, run, Arrays.asList(requirements));
    }

    /** As the build's job, which acts as SYSTEM, may use it. */
    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> requirements) {
        C found = findCredentialByIdInItem(id.trim(), type, run.getParent(), ACL.SYSTEM2, requirements);
        return found == null ? null : type.cast(found.forRun(run));
    }

    /** Records that a build used the credentials; see {@link #getFingerprintOf}. */
    public static <C extends Credentials> C track(Run build, C credentials) {
        return track(credentials, build.getParent().getFullName());
    }

    /** Records that a node used the credentials. */
    public static <C extends Credentials> C track(Node node, C credentials) {
        return track(credentials, node.getNodeName());
    }

    /** The record of uses, or null when there were none. */
    public static Fingerprint getFingerprintOf(Credentials c) throws IOException {
        return c instanceof IdCredentials known ? Fingerprint.of("credentials/" + known.getId()) : null;
    }

    public abstract <C extends Credentials> List<C> getCredentialsInItemGroup(Class<C> type, ItemGroup itemGroup,
            Authentication authentication, List<DomainRequirement> requirements);

    public abstract <C extends Credentials> List<C> getCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> requirements);

    @Override
    public Descriptor<CredentialsProvider> getDescriptor() {
        return this;
    }

    private static <C extends Credentials> C track(C credentials, String user) {
        if (credentials instanceof IdCredentials known) {
            Fingerprint.record("credentials/" + known.getId(), user);
        }
        return credentials;
    }

    private static <C extends Credentials> List<C> gather(Function<CredentialsProvider, List<C>> lookup) {
        List<C> found = new ArrayList<>();
        all().forEach(provider -> found.addAll(lookup.apply(provider)));
        return found;
    }

    private static <C extends IdCredentials> ListBoxModel list(List<C> credentials, CredentialsMatcher matcher) {
        ListBoxModel options = new ListBoxModel();
        credentials.stream()
                .filter(matcher::matches)
                .forEach(c -> options.add(CredentialsNameProvider.name(c), c.getId()));
        options.sort((a, b) -> a.name.compareToIgnoreCase(b.name));
        return options;
    }

    private static Authentication orSystem(Authentication authentication) {
        return authentication == null ? ACL.SYSTEM2 : authentication;
    }

    private static List<DomainRequirement> orNone(List<DomainRequirement> requirements) {
        return requirements == null ? List.of() : requirements;
    }
}
