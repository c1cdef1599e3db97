package devhost.bind;

import com.google.common.reflect.TypeToken;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The data-bound properties of a class: what its constructor takes and what can be set afterwards. */
public final class Binding<T> {
    /** One property. */
    public record Property(String name, Type type, boolean required, Member setter) {}

    private final Class<T> type;
    private final Constructor<T> constructor;
    private final Map<String, Property> properties;

    private Binding(Class<T> type, Constructor<T> constructor, Map<String, Property> properties) {
        this.type = type;
        this.constructor = constructor;
        this.properties = properties;
    }

    /** The binding of a class with a {@link DataBoundConstructor}. */
    public static <T> Binding<T> of(Class<T> type) {
        Constructor<T> constructor = constructor(type);
        if (constructor == null) {
            throw new NoStaplerConstructorException(
                    "There's no @DataBoundConstructor on any constructor of " + type);
        }
        Map<String, Property> properties = new LinkedHashMap<>();
        TypeToken<T> token = TypeToken.of(type);
        for (Parameter parameter : constructor.getParameters()) {
            Type resolved = token.resolveType(parameter.getParameterizedType()).getType();
            properties.put(parameter.getName(), new Property(parameter.getName(), resolved, true, null));
        }
        setters(type, DataBoundSetter.class, properties);
        return new Binding<>(type, constructor, properties);
    }

    /** The binding of an object that exists already: every setter with a getter counts, as for a descriptor. */
    public static <T> Binding<T> ofExisting(Class<T> type) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            if (isSetter(method) && getter(type, property(method)) != null
                    && !method.isAnnotationPresent(Deprecated.class)) {
                Property property = new Property(property(method),
                        TypeToken.of(type).resolveType(method.getGenericParameterTypes()[0]).getType(), false, method);
                properties.putIfAbsent(property.name(), property);
            }
        }
        setters(type, DataBoundSetter.class, properties);
        return new Binding<>(type, null, properties);
    }

    /** Constructor parameters and every setter that has a getter, as configuration as code counts them. */
    public static <T> Binding<T> ofEverything(Class<T> type) {
        Binding<T> bound = of(type);
        Map<String, Property> properties = new LinkedHashMap<>(bound.properties);
        ofExisting(type).properties.forEach(properties::putIfAbsent);
        return new Binding<>(type, bound.constructor, properties);
    }

    public static boolean isBound(Class<?> type) {
        return constructor(type) != null;
    }

    public Class<T> type() {
        return type;
    }

    public List<Property> properties() {
        return List.copyOf(properties.values());
    }

    public Property property(String name) {
        return properties.get(name);
    }

    public String names() {
        return properties.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    /** Calls the constructor; what is missing becomes null, zero or false. */
    public T construct(Map<String, Object> converted) {
        List<Object> arguments = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            Object value = converted.get(parameter.getName());
            arguments.add(value == null ? zero(parameter.getType()) : value);
        }
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            throw unwrapped(e, "Failed to instantiate " + type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Failed to instantiate " + type, e);
        }
    }

    public void set(Object target, Property property, Object value) {
        try {
            if (property.setter() instanceof Method method) {
                method.invoke(target, value);
            } else if (property.setter() instanceof Field field) {
                field.setAccessible(true);
                field.set(target, value);
            }
        } catch (InvocationTargetException e) {
            throw unwrapped(e, "Failed to set " + property.name() + " of " + type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Failed to set " + property.name() + " of " + type, e);
        }
    }

    /** The value that the object's getter (or public field) gives. */
    public Object get(Object target, Property property) {
        try {
            Member source = getter(type, property.name());
            if (source == null) {
                throw new IllegalArgumentException(
                        "Can't determine how to read " + type.getName() + "." + property.name());
            }
            return source instanceof Method method ? method.invoke(target) : ((Field) source).get(target);
        } catch (InvocationTargetException e) {
            throw unwrapped(e, "Failed to read " + property.name() + " of " + type);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("Failed to read " + property.name() + " of " + type, e);
        }
    }

    public static Object zero(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    /** A class cannot be bound. */
    public static final class NoStaplerConstructorException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NoStaplerConstructorException(String message) {
            super(message);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Constructor<T> constructor(Class<T> type) {
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            if (each.isAnnotationPresent(DataBoundConstructor.class)) {
                return (Constructor<T>) each;
            }
        }
        return null;
    }

    private static void setters(Class<?> type, Class<DataBoundSetter> mark, Map<String, Property> into) {
        TypeToken<?> token = TypeToken.of(type);
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.isAnnotationPresent(mark)) {
                    Type resolved = token.resolveType(field.getGenericType()).getType();
                    into.putIfAbsent(field.getName(), new Property(field.getName(), resolved, false, field));
                }
            }
            for (Method method : each.getDeclaredMethods()) {
                if (method.isAnnotationPresent(mark) && isSetter(method)) {
                    Type resolved = token.resolveType(method.getGenericParameterTypes()[0]).getType();
                    into.putIfAbsent(property(method), new Property(property(method), resolved, false, method));
                }
            }
        }
    }

    private static boolean isSetter(Method method) {
        return method.getName().matches("set[A-Z].*") && method.getParameterCount() == 1
                && Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge();
    }

    private static String property(Method setter) {
        String name = setter.getName().substring(3);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Member getter(Class<?> type, String property) {
        String capital = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        for (String name : List.of("get" + capital, "is" + capital)) {
            try {
                return type.getMethod(name);
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        try {
            return type.getField(property);
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    private static RuntimeException unwrapped(InvocationTargetException e, String message) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalArgumentException(message, cause);
    }
}
