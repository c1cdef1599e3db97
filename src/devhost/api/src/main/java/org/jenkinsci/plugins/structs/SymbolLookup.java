package org.jenkinsci.plugins.structs;

import devhost.bind.Symbols;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.Set;
import jenkins.model.Jenkins;

/** Finds extensions by their {@code @Symbol}. */
public class SymbolLookup {
    private static final SymbolLookup INSTANCE = new SymbolLookup();

    private SymbolLookup() {}

    public static SymbolLookup get() {
        return INSTANCE;
    }

    /** The extension of this type with this symbol, or null. */
    public <T> T find(Class<T> type, String symbol) {
        return Jenkins.get().getExtensionList(type).stream()
                .filter(extension -> Symbols.of(extension).contains(symbol))
                .findFirst()
                .orElse(null);
    }

    /** The descriptor with this symbol whose describable is a {@code type}, or null. */
    public Descriptor<?> findDescriptor(Class<?> type, String symbol) {
        return Symbols.descriptors(type).stream()
                .filter(descriptor -> Symbols.of(descriptor).contains(symbol))
                .findFirst()
                .orElse(null);
    }

    /** The symbols of an object: of its descriptor for a describable. */
    public static Set<String> getSymbolValue(Object o) {
        return Symbols.of(o instanceof Describable<?> d ? d.getDescriptor() : o);
    }
}
