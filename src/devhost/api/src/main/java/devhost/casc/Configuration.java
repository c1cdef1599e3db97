package devhost.casc;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import devhost.NotInDevhost;
import devhost.bind.Binding;
import devhost.bind.Symbols;
import devhost.bind.Types;
import hudson.BulkChange;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfiguratorException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jenkins.model.Jenkins;

/** Applies a document; a dry run makes every object but changes nothing. */
public final class Configuration {
    private final boolean dryRun;

    public Configuration(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public void apply(Map<String, Object> document) {
        document.forEach((root, content) -> {
            switch (root) {
                case "unclassified" -> mapping(content, root).forEach(this::unclassified);
                case "credentials" -> credentials(mapping(content, root));
                case "jenkins" -> jenkins(mapping(content, root));
                case "configuration-as-code" -> mapping(content, root);
                default -> throw new ConfiguratorException(
                        "No configurator for the following root elements " + root);
            }
        });
    }

    private void unclassified(String name, Object content) {
        Descriptor<?> descriptor = Roots.unclassified().stream()
                .filter(d -> Roots.name(d).equalsIgnoreCase(name) || Symbols.of(d).contains(name))
                .findFirst()
                .orElseThrow(() -> unknown("class " + jenkins.model.GlobalConfigurationCategory.Unclassified.class
                        .getName(), name, Roots.unclassified().stream().map(Roots::name).toList()));
        existing(descriptor, mapping(content, name));
    }

    private void jenkins(Map<String, Object> content) {
        for (String key : content.keySet()) {
            if (!key.equals("systemMessage") && !key.equals("numExecutors")) {
                throw new NotInDevhost("configuration as code of jenkins." + key);
            }
        }
        existing(Jenkins.get(), content);
    }

    private void credentials(Map<String, Object> content) {
        List<Credentials> all = new ArrayList<>();
        Map<String, Object> system = mapping(content.getOrDefault("system", Map.of()), "system");
        for (Object domain : sequence(system.getOrDefault("domainCredentials", List.of()), "domainCredentials")) {
            Map<String, Object> one = mapping(domain, "domainCredentials");
            if (one.containsKey("domain")) {
                throw new NotInDevhost("credentials domains");
            }
            for (Object each : sequence(one.getOrDefault("credentials", List.of()), "credentials")) {
                all.add((Credentials) value(each, Credentials.class, "credentials"));
            }
        }
        if (dryRun) {
            return;
        }
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials().clear();
        provider.getCredentials().addAll(all);
        try {
            provider.save();
        } catch (IOException e) {
            throw new ConfiguratorException("Failed to save the credentials", e);
        }
    }

    private void existing(Saveable target, Map<String, Object> content) {
        Binding<?> binding = Binding.ofExisting(target.getClass());
        try (BulkChange change = new BulkChange(target)) {
            inject(binding, target, content);
            if (!dryRun) {
                change.commit();
            }
        } catch (IOException e) {
            throw new ConfiguratorException("Failed to save " + target, e);
        }
    }

    private void inject(Binding<?> binding, Object target, Map<String, Object> content) {
        for (Map.Entry<String, Object> entry : content.entrySet()) {
            Binding.Property property = property(binding, entry.getKey());
            Object value = attribute(entry.getValue(), property);
            if (!dryRun) {
                set(binding, target, property, value);
            }
        }
    }

    private void set(Binding<?> binding, Object target, Binding.Property property, Object value) {
        try {
            binding.set(target, property, value);
        } catch (RuntimeException e) {
            throw new ConfiguratorException("Failed to set attribute '" + property.name() + "': " + e.getMessage(), e);
        }
    }

    private <T> T create(Class<T> type, Map<String, Object> content) {
        Binding<T> binding = Binding.ofEverything(type);
        Map<String, Object> arguments = new HashMap<>();
        content.forEach((name, given) -> {
            Binding.Property property = property(binding, name);
            if (property.required()) {
                arguments.put(property.name(), attribute(given, property));
            }
        });
        T instance;
        try {
            instance = binding.construct(arguments);
        } catch (RuntimeException e) {
            throw new ConfiguratorException("Failed to construct instance of " + type + ": " + e.getMessage(), e);
        }
        content.forEach((name, given) -> {
            Binding.Property property = property(binding, name);
            if (!property.required()) {
                set(binding, instance, property, attribute(given, property));
            }
        });
        return instance;
    }

    private Object attribute(Object given, Binding.Property property) {
        try {
            return value(given, property.type(), property.name());
        } catch (ConfiguratorException e) {
            if (e.getMessage().startsWith("Invalid configuration elements")
                    || e.getMessage().startsWith("No ")) {
                throw e;
            }
            throw new ConfiguratorException(
                    "Failed to configure '" + property.name() + "': " + e.getMessage(), e.getCause());
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object value(Object given, Type type, String name) {
        Class<?> raw = Types.erase(type);
        if (given == null) {
            return Binding.zero(raw);
        }
        if (Collection.class.isAssignableFrom(raw) || raw.isArray()) {
            List<Object> items = new ArrayList<>();
            for (Object each : sequence(given, name)) {
                items.add(value(each, Types.item(type), name));
            }
            return Types.toCollection(items, raw);
        }
        if (Describable.class.isAssignableFrom(raw) && Modifier.isAbstract(raw.getModifiers())) {
            return chosen(given, raw);
        }
        if (Binding.isBound(raw)) {
            return create(raw, mapping(given, name));
        }
        if (given instanceof Map || given instanceof List) {
            throw new ConfiguratorException("Item isn't a Scalar");
        }
        String text = Variables.resolve(given.toString());
        try {
            if (raw == Secret.class) {
                return Secret.fromString(text);
            }
            if (raw == SecretBytes.class) {
                return SecretBytes.fromString(text);
            }
            return raw.isEnum() ? Enum.valueOf((Class) raw, text) : Types.scalar(text, raw);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new ConfiguratorException("Failed to convert '" + text + "' to " + raw.getName(), e);
        }
    }

    /** A describable of several kinds: {@code symbol} or {@code symbol: {…}}. */
    private Object chosen(Object given, Class<?> kind) {
        Map<String, Object> choice = given instanceof Map ? mapping(given, kind.getName()) : new LinkedHashMap<>();
        if (!(given instanceof Map)) {
            choice.put(Variables.resolve(given.toString()), Map.of());
        }
        if (choice.size() != 1) {
            throw new ConfiguratorException("Single entry map expected to configure a " + kind.getName()
                    + " but found multiple entries: [" + String.join(", ", choice.keySet()) + "]");
        }
        Map.Entry<String, Object> only = choice.entrySet().iterator().next();
        Descriptor<?> descriptor = Symbols.find(kind, only.getKey());
        if (descriptor == null) {
            throw new ConfiguratorException("No " + kind.getName() + " implementation found for " + only.getKey());
        }
        return create(descriptor.clazz, only.getValue() == null ? Map.of() : mapping(only.getValue(), only.getKey()));
    }

    private static Binding.Property property(Binding<?> binding, String name) {
        return binding.properties().stream()
                .filter(p -> p.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> unknown("class " + binding.type().getName(), name,
                        new TreeSet<>(binding.properties().stream().map(Binding.Property::name).toList())));
    }

    private static ConfiguratorException unknown(String type, String name, Collection<String> available) {
        return new ConfiguratorException("Invalid configuration elements for type: " + type + " : " + name
                + ".\nAvailable attributes : " + String.join(", ", available));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Object content, String name) {
        if (content == null) {
            return Map.of();
        }
        if (!(content instanceof Map)) {
            throw new ConfiguratorException("Item isn't a Mapping: " + name);
        }
        return (Map<String, Object>) content;
    }

    private static List<?> sequence(Object content, String name) {
        if (content instanceof List<?> list) {
            return list;
        }
        if (content instanceof Map) {
            throw new ConfiguratorException("Item isn't a Sequence: " + name);
        }
        return List.of(content);
    }
}
