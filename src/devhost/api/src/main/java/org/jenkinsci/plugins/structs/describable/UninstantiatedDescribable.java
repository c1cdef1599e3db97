package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A describable as data: its symbol or class name and its arguments. */
public class UninstantiatedDescribable implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Name of an argument that was given without one. */
    public static final String ANONYMOUS_KEY = "<anonymous>";

    private final String symbol;
    private final String klass;
    private final Map<String, ?> arguments;
    private transient DescribableModel<?> model;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {
        this.symbol = symbol;
        this.klass = klass;
        this.arguments = arguments;
    }

    public String getSymbol() {
        return symbol;
    }

    public String getKlass() {
        return klass;
    }

    public Map<String, ?> getArguments() {
        return arguments;
    }

    void setModel(DescribableModel<?> model) {
        this.model = model;
    }

    public Object instantiate(TaskListener listener) throws Exception {
        Class<?> base = model == null ? Object.class : model.getType();
        return instantiate(base, listener);
    }

    public <T> T instantiate(Class<T> base, TaskListener listener) throws Exception {
        Class<?> type = DescribableModel.resolveClass(base, klass, symbol);
        return base.cast(DescribableModel.of(type).instantiate(arguments, listener));
    }

    public static UninstantiatedDescribable from(Object o) {
        return DescribableModel.uninstantiate2_(o);
    }

    /** The arguments, nested ones too, with {@code $class} where a class name is needed. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new TreeMap<>();
        arguments.forEach((name, value) -> map.put(name, toMap(value)));
        if (klass != null) {
            map.put(DescribableModel.CLAZZ, klass);
        }
        return map;
    }

    private static Object toMap(Object value) {
        return switch (value) {
            case UninstantiatedDescribable nested -> nested.toMap();
            case List<?> list -> list.stream().map(UninstantiatedDescribable::toMap).toList();
            case null, default -> value;
        };
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof UninstantiatedDescribable that && Objects.equals(symbol, that.symbol)
                && Objects.equals(klass, that.klass) && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(symbol, klass, arguments);
    }

    @Override
    public String toString() {
        String all = arguments.entrySet().stream()
                .map(e -> e.getKey() + "=" + (e.getValue() instanceof Secret ? "****" : e.getValue()))
                .collect(Collectors.joining(","));
        return (symbol == null ? "" : "@" + symbol) + (klass == null ? "" : "$" + klass) + "(" + all + ")";
    }
}
