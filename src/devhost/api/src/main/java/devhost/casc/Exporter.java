package devhost.casc;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import devhost.bind.Binding;
import devhost.bind.Symbols;
import devhost.bind.Types;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.Secret;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/** Turns the configuration into maps and lists, in the canonical form of configuration as code. */
public final class Exporter {
    public Map<String, Object> everything() {
        Map<String, Object> document = new LinkedHashMap<>();
        List<Object> credentials = new ArrayList<>();
        SystemCredentialsProvider.getInstance().getCredentials()
                .forEach(each -> credentials.add(value(each, Credentials.class)));
        if (!credentials.isEmpty()) {
            document.put("credentials", Map.of("system",
                    Map.of("domainCredentials", List.of(Map.of("credentials", credentials)))));
        }
        Map<String, Object> jenkins = new LinkedHashMap<>();
        jenkins.put("numExecutors", Jenkins.get().getNumExecutors());
        if (Jenkins.get().getSystemMessage() != null) {
            jenkins.put("systemMessage", Variables.encode(Jenkins.get().getSystemMessage()));
        }
        document.put("jenkins", jenkins);
        Map<String, Object> unclassified = new TreeMap<>();
        for (Descriptor<?> descriptor : Roots.unclassified()) {
            Map<String, Object> attributes = existing(descriptor);
            if (!attributes.isEmpty()) {
                unclassified.put(Roots.name(descriptor), attributes);
            }
        }
        document.put("unclassified", unclassified);
        return document;
    }

    /** Everything that has a value; a descriptor is not compared with a default. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> existing(Object target) {
        Binding<Object> binding = (Binding<Object>) Binding.ofExisting(target.getClass());
        Map<String, Object> attributes = new TreeMap<>();
        for (Binding.Property property : binding.properties()) {
            put(attributes, property, binding.get(target, property));
        }
        return attributes;
    }

    /** The setters whose values differ from an object made by the constructor alone, then the constructor's. */
    private <T> Map<String, Object> bound(T instance, Class<T> type) {
        Binding<T> binding = Binding.ofEverything(type);
        Map<String, Object> arguments = new HashMap<>();
        binding.properties().stream()
                .filter(Binding.Property::required)
                .forEach(property -> arguments.put(property.name(),
                        Types.adapt(binding.get(instance, property), Types.erase(property.type()))));
        T reference = binding.construct(arguments);
        Map<String, Object> attributes = new TreeMap<>();
        for (Binding.Property property : binding.properties()) {
            Object value = property.required() ? null : binding.get(instance, property);
            if (!property.required() && !Objects.equals(value, binding.get(reference, property))) {
                put(attributes, property, value);
            }
        }
        Map<String, Object> ordered = new LinkedHashMap<>(attributes);
        for (Binding.Property property : binding.properties()) {
            if (property.required()) {
                put(ordered, property, binding.get(instance, property));
            }
        }
        return ordered;
    }

    private void put(Map<String, Object> into, Binding.Property property, Object value) {
        Object described = value(value, property.type());
        if (described != null) {
            into.put(property.name(), described);
        }
    }

    @SuppressWarnings("unchecked")
    private Object value(Object value, Type declared) {
        Class<?> raw = Types.erase(declared);
        return switch (value) {
            case null -> null;
            case Secret secret -> secret.getEncryptedValue();
            case SecretBytes bytes -> bytes.toString();
            case Boolean flag -> flag;
            case Number number -> number;
            case Enum<?> constant -> constant.name();
            case String text -> Variables.encode(text);
            case Collection<?> items -> items.stream().map(each -> value(each, Types.item(declared))).toList();
            case Describable<?> chosen when Modifier.isAbstract(raw.getModifiers()) -> {
                Map<String, Object> attributes = bound(chosen, (Class<Describable<?>>) chosen.getClass());
                String name = Symbols.name(raw, chosen.getDescriptor());
                yield attributes.isEmpty() ? name : Map.of(name, attributes);
            }
            default -> value.getClass().isArray()
                    ? array(value).stream().map(each -> value(each, raw.getComponentType())).toList()
                    : Binding.isBound(value.getClass())
                            ? bound(value, (Class<Object>) value.getClass())
                            : value.toString();
        };
    }

    private static List<Object> array(Object array) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(Array.get(array, i));
        }
        return items;
    }
}
