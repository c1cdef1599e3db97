package devhost.bind;

import com.cloudbees.plugins.credentials.SecretBytes;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.Secret;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONNull;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Binds submitted forms to objects, as Stapler's bindJSON does. */
public final class JsonBinder {
    private JsonBinder() {}

    /** Creates an object; a describable is created by the descriptor of the class that the JSON names. */
    public static <T> T bind(Class<T> type, JSONObject json, StaplerRequest2 req) {
        Class<?> actual = actualType(type, json);
        Descriptor<?> descriptor = Describable.class.isAssignableFrom(actual)
                ? Jenkins.get().getDescriptor(actual.asSubclass(Describable.class))
                : null;
        if (descriptor == null) {
            return type.cast(instantiate(actual, json, req));
        }
        try {
            return type.cast(descriptor.newInstance(req, json));
        } catch (Descriptor.FormException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Creates an object of exactly this class. */
    public static <T> T instantiate(Class<T> type, JSONObject json, StaplerRequest2 req) {
        Binding<T> binding = Binding.of(type);
        Map<String, Object> arguments = new HashMap<>();
        for (Binding.Property property : binding.properties()) {
            if (property.required() && json.has(property.name())) {
                arguments.put(property.name(), convert(json.get(property.name()), property.type(), req));
            }
        }
        T bean = binding.construct(arguments);
        inject(binding, bean, json, req);
        return bean;
    }

    /** Sets what the JSON names on an existing object. */
    @SuppressWarnings("unchecked")
    public static void bind(Object bean, JSONObject json, StaplerRequest2 req) {
        inject((Binding<Object>) Binding.ofExisting(bean.getClass()), bean, json, req);
    }

    public static <T> List<T> bindList(Class<T> type, Object json, StaplerRequest2 req) {
        List<T> list = new ArrayList<>();
        if (json instanceof JSONArray array) {
            array.forEach(each -> list.add(bind(type, (JSONObject) each, req)));
        } else if (json instanceof JSONObject object && !object.isNullObject()) {
            list.add(bind(type, object, req));
        }
        return list;
    }

    private static void inject(Binding<?> binding, Object bean, JSONObject json, StaplerRequest2 req) {
        for (Binding.Property property : binding.properties()) {
            if (!property.required() && json.has(property.name())) {
                binding.set(bean, property, convert(json.get(property.name()), property.type(), req));
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object convert(Object json, Type type, StaplerRequest2 req) {
        Class<?> raw = Types.erase(type);
        if (json == null || json instanceof JSONNull || json instanceof JSONObject o && o.isNullObject()) {
            return Binding.zero(raw);
        }
        if (Collection.class.isAssignableFrom(raw) || raw.isArray()) {
            return collection(json, type, raw, req);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new LinkedHashMap<>((JSONObject) json);
        }
        if (raw == Secret.class) {
            return Secret.fromString(json.toString());
        }
        if (raw == SecretBytes.class) {
            return SecretBytes.fromString(json.toString());
        }
        if (raw.isEnum()) {
            return Enum.valueOf((Class<Enum>) raw, json.toString());
        }
        if (json instanceof JSONObject object) {
            return raw == Object.class || raw == JSONObject.class ? object : bind(raw, object, req);
        }
        return Types.scalar(json, raw);
    }

    private static Object collection(Object json, Type type, Class<?> raw, StaplerRequest2 req) {
        Type item = Types.item(type);
        List<Object> values = new ArrayList<>();
        if (json instanceof JSONArray array) {
            array.forEach(each -> values.add(convert(each, item, req)));
        } else {
            values.add(convert(json, item, req));
        }
        return Types.toCollection(values, raw);
    }

    private static Class<?> actualType(Class<?> type, JSONObject json) {
        String name = json.has("stapler-class") ? json.getString("stapler-class")
                : json.has("$class") ? json.getString("$class") : null;
        if (name == null) {
            return type;
        }
        try {
            Class<?> actual = Class.forName(name, false, Jenkins.get().getUberClassLoader());
            if (!type.isAssignableFrom(actual)) {
                throw new IllegalArgumentException("Specified type " + actual + " is not assignable to the expected "
                        + type);
            }
            return actual;
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("Class " + name + " is specified in JSON, but no such class found", e);
        }
    }
}
