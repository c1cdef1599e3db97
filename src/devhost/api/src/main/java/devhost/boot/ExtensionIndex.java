package devhost.boot;

import hudson.Extension;
import hudson.model.PersistentDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** All extensions that the SezPoz index names, each made once and when first asked for. */
public final class ExtensionIndex {
    private static final Logger LOGGER = Logger.getLogger(ExtensionIndex.class.getName());

    private final ClassLoader loader;
    private final List<Component> components = new CopyOnWriteArrayList<>();

    public ExtensionIndex(ClassLoader loader) {
        this.loader = loader;
        for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
            add(item, item.annotation().ordinal(), item.annotation().optional());
        }
    }

    /** Adds what another indexed annotation marks; the test harness has one. */
    public void add(IndexItem<? extends Annotation, Object> item, double ordinal, boolean optional) {
        try {
            components.add(new Component(item.element(), ordinal));
        } catch (InstantiationException | LinkageError e) {
            LOGGER.log(optional ? Level.FINE : Level.WARNING, "Failed to load " + item.className(), e);
        }
    }

    /** Adds an extension that no index names. */
    public void add(Object extension) {
        components.add(new Component(extension));
    }

    /** The extensions that are a {@code type}, highest ordinal first. */
    public <T> List<T> find(Class<T> type) {
        List<T> found = new ArrayList<>();
        components.stream()
                .filter(component -> type.isAssignableFrom(component.declared))
                .sorted(Comparator.comparingDouble((Component c) -> -c.ordinal)
                        .thenComparing(c -> c.declared.getName()))
                .forEach(component -> {
                    Object instance = component.instance();
                    if (instance != null) {
                        found.add(type.cast(instance));
                    }
                });
        return found;
    }

    public ClassLoader loader() {
        return loader;
    }

    private static final class Component {
        private final AnnotatedElement element;
        private final double ordinal;
        private final Class<?> declared;
        private Object instance;
        private boolean failed;

        Component(AnnotatedElement element, double ordinal) {
            this.element = element;
            this.ordinal = ordinal;
            this.declared = switch (element) {
                case Class<?> type -> type;
                case Field field -> field.getType();
                case Method method -> method.getReturnType();
                default -> throw new IllegalArgumentException("an extension cannot be " + element);
            };
        }

        Component(Object instance) {
            this.element = instance.getClass();
            this.declared = instance.getClass();
            this.ordinal = 0;
            this.instance = instance;
        }

        synchronized Object instance() {
            if (instance == null && !failed) {
                try {
                    instance = create();
                    if (instance instanceof PersistentDescriptor stored) {
                        stored.load();
                    }
                } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
                    failed = true;
                    LOGGER.log(Level.WARNING, "Failed to instantiate " + element + "; skipping this component", e);
                }
            }
            return instance;
        }

        private Object create() throws ReflectiveOperationException {
            return switch (element) {
                case Class<?> type -> {
                    var constructor = type.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    yield constructor.newInstance();
                }
                case Field field -> field.get(null);
                case Method method -> method.invoke(null);
                default -> throw new IllegalStateException();
            };
        }
    }
}
