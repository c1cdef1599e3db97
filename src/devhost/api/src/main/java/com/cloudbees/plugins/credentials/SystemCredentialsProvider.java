package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Descriptor;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** The credentials of the controller, in {@code credentials.xml}. */
@Extension
public class SystemCredentialsProvider extends AbstractDescribableImpl<SystemCredentialsProvider> implements Saveable {
    private final List<Credentials> credentials = new CopyOnWriteArrayList<>();

    public SystemCredentialsProvider() {
        XmlFile file = getConfigFile();
        if (file.exists()) {
            try {
                file.unmarshal(this);
            } catch (IOException e) {
                throw new UncheckedIOException("Failed to read the existing credentials", e);
            }
        }
    }

    public static SystemCredentialsProvider getInstance() {
        return ExtensionList.lookupSingleton(SystemCredentialsProvider.class);
    }

    public static XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), "credentials.xml"));
    }

    /** Those of the global domain; the list can be changed and then saved. */
    public List<Credentials> getCredentials() {
        return credentials;
    }

    @Override
    public void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getConfigFile().write(this);
        SaveableListener.fireOnChange(this, getConfigFile());
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<SystemCredentialsProvider> {}

    /** Gives SYSTEM what it may have: everything for the controller, the global scope for items. */
    @Extension
    public static class ProviderImpl extends CredentialsProvider {
        @Override
        public String getDisplayName() {
            return "Jenkins Credentials Provider";
        }

        @Override
        public <C extends Credentials> List<C> getCredentialsInItemGroup(Class<C> type, ItemGroup itemGroup,
                Authentication authentication, List<DomainRequirement> requirements) {
            return of(type, authentication)
                    .filter(c -> itemGroup == Jenkins.get() || c.getScope() != CredentialsScope.SYSTEM)
                    .toList();
        }

        @Override
        public <C extends Credentials> List<C> getCredentialsInItem(
                Class<C> type, Item item, Authentication authentication, List<DomainRequirement> requirements) {
            return of(type, authentication)
                    .filter(c -> c.getScope() != CredentialsScope.SYSTEM)
                    .toList();
        }

        private static <C extends Credentials> Stream<C> of(Class<C> type, Authentication authentication) {
            return authentication.equals(ACL.SYSTEM2)
                    ? getInstance().getCredentials().stream().filter(type::isInstance).map(type::cast)
                    : Stream.empty();
        }
    }
}
