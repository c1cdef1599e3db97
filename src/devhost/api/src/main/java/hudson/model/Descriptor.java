package hudson.model;

import com.google.common.reflect.TypeToken;
import devhost.bind.JsonBinder;
import hudson.BulkChange;
import hudson.XmlFile;
import hudson.model.listeners.SaveableListener;
import jakarta.servlet.ServletException;
import java.io.File;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerAccessibleType;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Metadata and global configuration of one {@link Describable} class. */
@StaplerAccessibleType
public abstract class Descriptor<T extends Describable<T>> implements Saveable {
    private static final Logger LOGGER = Logger.getLogger(Descriptor.class.getName());

    public final transient Class<? extends T> clazz;

    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz == self() ? ownClass() : clazz;
    }

    /** For a descriptor nested in its describable. */
    @SuppressWarnings("unchecked")
    protected Descriptor() {
        clazz = (Class<T>) getClass().getEnclosingClass();
        if (clazz == null) {
            throw new AssertionError(getClass() + " doesn't have an outer class."
                    + " Use the constructor that takes the Class object explicitly.");
        }
        if (!getT().isAssignableFrom(clazz)) {
            throw new AssertionError("Outer class " + clazz + " of " + getClass() + " is not assignable to "
                    + getT().getName());
        }
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    public String getId() {
        return clazz.getName();
    }

    /** The kind of describable that this descriptor belongs to. */
    @SuppressWarnings("unchecked")
    public Class<T> getT() {
        return (Class<T>) TypeToken.of(getClass()).getSupertype(Descriptor.class)
                .resolveType(Descriptor.class.getTypeParameters()[0]).getRawType();
    }

    public String getDescriptorUrl() {
        return "descriptorByName/" + getId();
    }

    public final boolean isInstance(T instance) {
        return clazz.isInstance(instance);
    }

    public final boolean isSubTypeOf(Class<?> type) {
        return type.isAssignableFrom(clazz);
    }

    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Unclassified.class);
    }

    public String getGlobalConfigPage() {
        return getClass().getClassLoader().getResource(clazz.getName().replace('.', '/') + "/global.jelly") == null
                ? null
                : "global.jelly";
    }

    /** Creates an instance from a submitted form. */
    public T newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        try {
            if (req == null) {
                return clazz.getDeclaredConstructor().newInstance();
            }
            return JsonBinder.instantiate(clazz, formData, req);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            throw new FormException("Failed to instantiate " + clazz + " from " + formData, e, null);
        }
    }

    /** Takes the part of a submitted global form that belongs to this descriptor. */
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        return true;
    }

    @Override
    public synchronized void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        try {
            getConfigFile().write(this);
            SaveableListener.fireOnChange(this, getConfigFile());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Failed to save " + getConfigFile(), e);
        }
    }

    public synchronized void load() {
        XmlFile file = getConfigFile();
        if (!file.exists()) {
            return;
        }
        try {
            file.unmarshal(this);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Failed to load " + file, e);
        }
    }

    protected XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), getId() + ".xml"));
    }

    /** Marks, in {@link #self()}, a descriptor that describes itself. */
    public static final class Self {}

    /** For the constructor: the descriptor's own class is the describable. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    protected static Class self() {
        return Self.class;
    }

    @SuppressWarnings("unchecked")
    private Class<? extends T> ownClass() {
        return (Class<? extends T>) getClass();
    }

    /** A submitted form has a wrong value. */
    public static final class FormException extends Exception implements HttpResponse {
        private static final long serialVersionUID = 1L;
        private final String formField;

        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
            this.formField = formField;
        }

        public FormException(Throwable cause, String formField) {
            super(cause);
            this.formField = formField;
        }

        @Override
        public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
                throws IOException, ServletException {
            new Failure(getMessage()).generateResponse(req, rsp, node);
        }
    }
}
