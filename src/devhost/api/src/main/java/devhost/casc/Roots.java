package devhost.casc;

import hudson.model.Descriptor;
import java.util.List;
import java.util.Locale;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import devhost.bind.Symbols;

/** The descriptors under {@code unclassified}. */
final class Roots {
    private Roots() {}

    static List<Descriptor<?>> unclassified() {
        return Jenkins.get().getExtensionList(Descriptor.class).stream()
                .<Descriptor<?>>map(d -> d)
                .filter(d -> d.getGlobalConfigPage() != null)
                .toList();
    }

    static String name(Descriptor<?> descriptor) {
        String symbol = Symbols.first(descriptor);
        if (symbol != null) {
            return symbol;
        }
        String simple = descriptor instanceof GlobalConfiguration
                ? descriptor.getClass().getSimpleName()
                : descriptor.clazz.getSimpleName();
        return simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    }
}
