package devhost.bind;

import hudson.model.Descriptor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;

/** Names of describables: their {@code @Symbol}, their class name, or its simple form. */
public final class Symbols {
    private Symbols() {}

    /** The symbols of an extension (for a describable: of its descriptor), perhaps none. */
    public static Set<String> of(Object extension) {
        Symbol symbol = extension.getClass().getAnnotation(Symbol.class);
        return symbol == null ? Set.of() : new TreeSet<>(List.of(symbol.value()));
    }

    /** The first symbol of an extension, or null. */
    public static String first(Object extension) {
        Symbol symbol = extension.getClass().getAnnotation(Symbol.class);
        return symbol == null || symbol.value().length == 0 ? null : symbol.value()[0];
    }

    /** The descriptors of the describables that are a {@code type}. */
    public static List<Descriptor<?>> descriptors(Class<?> type) {
        return Jenkins.get().getExtensionList(Descriptor.class).stream()
                .<Descriptor<?>>map(d -> d)
                .filter(d -> d.isSubTypeOf(type))
                .toList();
    }

    /** The descriptor that a symbol or a (simple) class name means among those of {@code type}, or null. */
    public static Descriptor<?> find(Class<?> type, String name) {
        List<Descriptor<?>> candidates = descriptors(type);
        return candidates.stream().filter(d -> of(d).contains(name)).findFirst()
                .or(() -> candidates.stream().filter(d -> d.clazz.getName().equals(name)).findFirst())
                .or(() -> candidates.stream().filter(d -> d.clazz.getSimpleName().equals(name)).findFirst())
                .or(() -> candidates.stream().filter(d -> implied(type, d).equals(name)).findFirst())
                .orElse(null);
    }

    /** The symbol, else the class name without the kind's name at its end, as configuration as code writes it. */
    public static String name(Class<?> kind, Descriptor<?> descriptor) {
        String symbol = first(descriptor);
        return symbol == null ? implied(kind, descriptor) : symbol;
    }

    private static String implied(Class<?> kind, Descriptor<?> descriptor) {
        String simple = descriptor.clazz.getSimpleName();
        String suffix = kind.getSimpleName();
        String base = simple.endsWith(suffix) && simple.length() > suffix.length()
                ? simple.substring(0, simple.length() - suffix.length())
                : simple;
        return base.substring(0, 1).toLowerCase(Locale.ROOT) + base.substring(1);
    }
}
