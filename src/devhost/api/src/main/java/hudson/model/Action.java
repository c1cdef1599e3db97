package hudson.model;

/** Something attached to a model object: a link with pages, or only data when the three getters return null. */
public interface Action extends ModelObject {
    String getIconFileName();

    @Override
    String getDisplayName();

    String getUrlName();
}
