package jenkins.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Extension;

/** The page that a global configuration is shown on. */
public abstract class GlobalConfigurationCategory implements ExtensionPoint {
    public abstract String getDisplayName();

    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        return type.cast(ExtensionList.lookup(GlobalConfigurationCategory.class).get(type));
    }

    /** The page for everything: JCasC's {@code unclassified}. */
    @Extension
    public static class Unclassified extends GlobalConfigurationCategory {
        @Override
        public String getDisplayName() {
            return "unclassified";
        }
    }
}
