package io.jenkins.plugins.windflow.runtime;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;

/** Has the environments looked at as soon as their configuration has changed, and puts the change on record. */
@Extension
public final class EnvironmentsChanged extends SaveableListener {
    private final ConfigurationRecords records = new ConfigurationRecords();

    @Override
    public void onChange(Saveable saved, XmlFile file) {
        if (saved instanceof WindflowConfiguration configuration) {
            records.saved(configuration);
            ExtensionList.lookupSingleton(EnvironmentWatch.class).lookNow();
            WindflowRuntime.get()
                    .watches()
                    .configured(WindflowConfiguration.get().names());
        }
    }
}
