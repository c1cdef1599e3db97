package org.jenkinsci.plugins.structs.describable;

import com.google.common.primitives.Primitives;
import com.google.common.reflect.TypeToken;
import devhost.bind.Binding;
import devhost.bind.Symbols;
import groovy.lang.GString;
import hudson.Main;
import hudson.model.Descriptor;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.jenkinsci.plugins.structs.SymbolLookup;

/** The data-bound properties of a class as pipelines see them: maps become instances, and instances maps. */
public final class DescribableModel<T> {
    /** Key that names the class in a map. */
    public static final String CLAZZ = "$class";

    /** Unknown arguments are an error in tests and a warning in the log otherwise. */
    public static boolean STRICT_PARAMETER_CHECKING = Main.isUnitTest;

    private final Binding<T> binding;
    private final Map<String, DescribableParameter> parameters = new LinkedHashMap<>();

    public DescribableModel(Class<T> clazz) {
        this.binding = Binding.of(clazz);
        binding.properties().stream().filter(Binding.Property::required).forEach(this::add);
        Map<String, Binding.Property> setters = new TreeMap<>();
        binding.properties().stream().filter(p -> !p.required()).forEach(p -> setters.put(p.name(), p));
        setters.values().forEach(this::add);
    }

    public static <T> DescribableModel<T> of(Class<T> clazz) {
        return new DescribableModel<>(clazz);
    }

    public Class<T> getType() {
        return binding.type();
    }

    public Collection<DescribableParameter> getParameters() {
        return List.copyOf(parameters.values());
    }

    public DescribableParameter getParameter(String name) {
        return parameters.get(name);
    }

    /** The only required parameter, or null when there are none or several. */
    public DescribableParameter getSoleRequiredParameter() {
        List<DescribableParameter> required =
                parameters.values().stream().filter(DescribableParameter::isRequired).toList();
        return required.size() == 1 ? required.get(0) : null;
    }

    public boolean hasSingleRequiredParameter() {
        return getSoleRequiredParameter() != null;
    }

    public T instantiate(Map<String, ?> arguments) throws IllegalArgumentException {
        return instantiate(arguments, null);
    }

    /** Makes an instance; every failure is an {@link IllegalArgumentException} that names the class. */
    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        Map<String, ?> named = named(arguments);
        refuseUnknown(named, listener);
        try {
            Map<String, Object> constructor = new LinkedHashMap<>();
            for (DescribableParameter p : parameters.values()) {
                if (p.isRequired() && named.get(p.getName()) != null) {
                    String context = getType().getName() + "." + p.getName();
                    constructor.put(p.getName(), coerce(context, p.getRawType(), named.get(p.getName()), listener));
                }
            }
            T instance = binding.construct(constructor);
            for (DescribableParameter p : parameters.values()) {
                if (!p.isRequired() && named.containsKey(p.getName())) {
                    String context = getType().getName() + "." + p.getName();
                    binding.set(instance, p.property(),
                            coerce(context, p.getRawType(), named.get(p.getName()), listener));
                }
            }
            return instance;
        } catch (Exception e) {
            if (named.values().stream().anyMatch(Secret.class::isInstance)) {
                throw new IllegalArgumentException("Could not instantiate arguments for " + getType().getName()
                        + ". Secrets are involved, so details are available on more verbose logging levels.");
            }
            throw new IllegalArgumentException(
                    "Could not instantiate " + named + " for " + getType().getName() + ": " + e, e);
        }
    }

    /** The arguments that would make an equal object; what equals the default is left out. */
    public UninstantiatedDescribable uninstantiate2(T o) {
        Map<String, Object> values = new TreeMap<>();
        Map<String, Object> required = new TreeMap<>();
        for (DescribableParameter p : parameters.values()) {
            Object value = p.inspect(o);
            if (p.isRequired() && value == null) {
                continue;
            }
            values.put(p.getName(), value);
            if (p.isRequired()) {
                required.put(p.getName(), value);
            }
        }
        T control = instantiate(required, null);
        for (DescribableParameter p : parameters.values()) {
            if (!p.isRequired() && Objects.equals(p.inspect(control), values.get(p.getName()))) {
                values.remove(p.getName());
            }
        }
        Set<String> symbols = SymbolLookup.getSymbolValue(o);
        UninstantiatedDescribable result = new UninstantiatedDescribable(
                symbols.isEmpty() ? null : symbols.iterator().next(), null, values);
        result.setModel(this);
        return result;
    }

    @SuppressWarnings("unchecked")
    public static UninstantiatedDescribable uninstantiate2_(Object o) {
        return new DescribableModel<>((Class<Object>) o.getClass()).uninstantiate2(o);
    }

    static Class<?> resolveClass(Class<?> base, String name, String symbol) throws ClassNotFoundException {
        if (name != null && name.contains(".")) {
            return Class.forName(name, true, Jenkins.get().getUberClassLoader());
        }
        if (name != null) {
            List<? extends Class<?>> found = Symbols.descriptors(base).stream()
                    .<Class<?>>map(d -> d.clazz)
                    .filter(type -> type.getSimpleName().equals(name))
                    .distinct()
                    .toList();
            if (found.size() > 1) {
                throw new UnsupportedOperationException(name + " as a " + base + " could mean either "
                        + found.get(0).getName() + " or " + found.get(1).getName());
            }
            if (found.isEmpty()) {
                throw new UnsupportedOperationException("no known implementation of " + base + " is named " + name);
            }
            return found.get(0);
        }
        if (symbol != null) {
            Descriptor<?> d = SymbolLookup.get().findDescriptor(base, symbol);
            if (d == null) {
                throw new UnsupportedOperationException(
                        "no known implementation of " + base + " is using symbol ‘" + symbol + "’");
            }
            return d.clazz;
        }
        if (Modifier.isAbstract(base.getModifiers())) {
            throw new UnsupportedOperationException("must specify " + CLAZZ + " with an implementation of " + base);
        }
        return base;
    }

    Object read(Object o, Binding.Property property) {
        return binding.get(o, property);
    }

    private void add(Binding.Property property) {
        parameters.put(property.name(), new DescribableParameter(this, property));
    }

    private Map<String, ?> named(Map<String, ?> arguments) {
        if (!arguments.containsKey(UninstantiatedDescribable.ANONYMOUS_KEY)) {
            return arguments;
        }
        if (arguments.size() != 1) {
            throw new IllegalArgumentException(
                    "All arguments have to be named but it has " + UninstantiatedDescribable.ANONYMOUS_KEY);
        }
        DescribableParameter sole = getSoleRequiredParameter();
        if (sole == null) {
            throw new IllegalArgumentException("Arguments to " + getType() + " have to be explicitly named");
        }
        return Map.of(sole.getName(), arguments.get(UninstantiatedDescribable.ANONYMOUS_KEY));
    }

    private void refuseUnknown(Map<String, ?> arguments, TaskListener listener) {
        Set<String> unknown = new TreeSet<>(arguments.keySet());
        unknown.removeAll(parameters.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        String message = "WARNING: Unknown parameter(s) found for class type '" + getType().getName() + "': "
                + String.join(",", unknown);
        if (STRICT_PARAMETER_CHECKING) {
            throw new IllegalArgumentException(message);
        }
        if (listener != null) {
            listener.getLogger().println(message);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object coerce(String context, Type type, Object given, TaskListener listener) throws Exception {
        Class<?> erased = TypeToken.of(type).getRawType();
        Object o = type instanceof Class ? ReflectionCache.getCachedClass(erased).coerceArgument(given) : given;
        if (o instanceof GString) {
            o = o.toString();
        }
        Class<?> wrapped = Primitives.wrap(erased);
        if (o instanceof List<?> list && Collection.class.isAssignableFrom(erased)) {
            Type item = TypeToken.of(type).resolveType(Collection.class.getTypeParameters()[0]).getType();
            return coerceList(context, item instanceof TypeVariable ? Object.class : item, list,
                    listener);
        }
        if (o == null || wrapped.isInstance(o)) {
            return o;
        }
        if (o instanceof UninstantiatedDescribable nested) {
            return nested.instantiate(erased, listener);
        }
        if (o instanceof Map<?, ?> map) {
            Map<String, Object> arguments = new LinkedHashMap<>((Map<String, Object>) map);
            Class<?> actual = resolveClass(erased, (String) arguments.remove(CLAZZ), null);
            return new DescribableModel<>(actual).instantiate(arguments, listener);
        }
        if (o instanceof List<?> list && erased.isArray()) {
            List<Object> items = coerceList(context, erased.getComponentType(), list, listener);
            return items.toArray((Object[]) Array.newInstance(erased.getComponentType(), items.size()));
        }
        if (o instanceof String text) {
            if (erased.isEnum()) {
                return Enum.valueOf((Class) erased, text);
            }
            if (erased == Result.class) {
                return Result.fromString(text);
            }
            if (wrapped == Boolean.class) {
                return Boolean.valueOf(text);
            }
            if (Number.class.isAssignableFrom(wrapped)) {
                return number(context, wrapped, text);
            }
        }
        throw new ClassCastException(context + " expects " + type + " but received " + o.getClass());
    }

    private static List<Object> coerceList(String context, Type item, List<?> list, TaskListener listener)
            throws Exception {
        List<Object> coerced = new ArrayList<>();
        for (Object each : list) {
            coerced.add(coerce(context, item, each, listener));
        }
        return coerced;
    }

    private static Object number(String context, Class<?> type, String text) {
        try {
            return type.getMethod("valueOf", String.class).invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new ClassCastException(context + " expects " + type
                    + " but was unable to coerce the received value \"" + text + "\" to that type");
        }
    }
}
