package jenkins.security;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.security.CodeSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Decides which classes may be stored: those of core and plugins, and a list of harmless ones of the platform. */
public final class ClassFilterImpl {
    private static final Logger LOGGER = Logger.getLogger(ClassFilterImpl.class.getName());
    private static final String CORE = location(ClassFilterImpl.class);
    private static final Map<Class<?>, Boolean> DECISIONS = new ConcurrentHashMap<>();
    private static final Map<String, Boolean> LOCATIONS = new ConcurrentHashMap<>();
    private static final Set<String> ALLOWED = Set.of(
            "java.io.File", "java.lang.Boolean", "java.lang.Byte", "java.lang.Character", "java.lang.Class",
            "java.lang.Double", "java.lang.Enum", "java.lang.Float", "java.lang.Integer", "java.lang.Long",
            "java.lang.Number", "java.lang.Object", "java.lang.Short", "java.lang.String", "java.lang.StringBuffer",
            "java.math.BigDecimal", "java.math.BigInteger", "java.net.URI", "java.net.URL",
            "java.time.LocalDate", "java.time.Ser", "java.util.CollSer", "java.util.ImmutableCollections$List12",
            "java.util.ImmutableCollections$ListN", "java.util.Optional",
            "java.util.ArrayList", "java.util.Arrays$ArrayList", "java.util.Collections$EmptyList",
            "java.util.Collections$EmptyMap", "java.util.Collections$EmptySet",
            "java.util.Collections$SingletonList", "java.util.Collections$SingletonMap",
            "java.util.Collections$SingletonSet", "java.util.Collections$UnmodifiableCollection",
            "java.util.Collections$UnmodifiableList", "java.util.Collections$UnmodifiableMap",
            "java.util.Collections$UnmodifiableRandomAccessList", "java.util.Collections$UnmodifiableSet",
            "java.util.Date", "java.util.EnumMap", "java.util.GregorianCalendar", "java.util.HashMap",
            "java.util.HashSet", "java.util.Hashtable", "java.util.LinkedHashMap", "java.util.LinkedHashSet",
            "java.util.LinkedList", "java.util.Locale", "java.util.Properties", "java.util.TreeMap",
            "java.util.TreeSet", "java.util.UUID", "java.util.Vector",
            "java.util.concurrent.ConcurrentHashMap", "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CopyOnWriteArraySet", "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.regex.Pattern", "com.thoughtworks.xstream.mapper.Mapper$Null");

    private ClassFilterImpl() {}

    public static boolean isBlacklisted(Class<?> type) {
        return DECISIONS.computeIfAbsent(type, ClassFilterImpl::decide);
    }

    private static boolean decide(Class<?> type) {
        if (type.isPrimitive() || type.isArray()
                || Throwable.class.isAssignableFrom(type) || Enum.class.isAssignableFrom(type)
                || ALLOWED.contains(type.getName())) {
            return false;
        }
        String location = location(type);
        if (location != null && LOCATIONS.computeIfAbsent(location, ClassFilterImpl::belongsToJenkins)) {
            return false;
        }
        LOGGER.log(Level.WARNING, "{0} in {1} might be dangerous, so rejecting;"
                + " see https://www.jenkins.io/redirect/class-filter/",
                new Object[] {type.getName(), location == null ? "JRE" : location});
        return true;
    }

    private static boolean belongsToJenkins(String location) {
        if (location.equals(CORE) || location.endsWith("/target/classes/")
                || location.endsWith("/target/test-classes/")) {
            return true;
        }
        if (!location.startsWith("file:/") || !location.endsWith(".jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(new File(URI.create(location)))) {
            return jar.getManifest() != null && isPlugin(jar.getManifest());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "problem checking " + location, e);
            return false;
        }
    }

    private static boolean isPlugin(Manifest manifest) {
        Attributes main = manifest.getMainAttributes();
        boolean versioned = main.getValue("Plugin-Version") != null || main.getValue("Jenkins-Version") != null;
        return main.getValue("Short-Name") != null && versioned
                || "true".equals(main.getValue("Jenkins-ClassFilter-Whitelisted"));
    }

    private static String location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null ? null : source.getLocation().toString();
    }
}
