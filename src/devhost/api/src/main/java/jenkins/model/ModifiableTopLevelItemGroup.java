package jenkins.model;

import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import java.io.IOException;
import java.io.InputStream;

/** A group that items can be created in. */
public interface ModifiableTopLevelItemGroup extends ItemGroup<TopLevelItem> {
    TopLevelItem createProject(TopLevelItemDescriptor type, String name, boolean notify) throws IOException;

    TopLevelItem createProjectFromXML(String name, InputStream xml) throws IOException;
}
