package org.jenkinsci.plugins.structs.describable;

import devhost.bind.Binding;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** One property of a {@link DescribableModel}. */
public final class DescribableParameter {
    private final DescribableModel<?> parent;
    private final Binding.Property property;

    DescribableParameter(DescribableModel<?> parent, Binding.Property property) {
        this.parent = parent;
        this.property = property;
    }

    public String getName() {
        return property.name();
    }

    /** True for a parameter of the constructor. */
    public boolean isRequired() {
        return property.required();
    }

    public Type getRawType() {
        return property.type();
    }

    Binding.Property property() {
        return property;
    }

    /** The value in the object, describables in their uninstantiated form. */
    Object inspect(Object o) {
        return uncoerce(parent.read(o, property));
    }

    private static Object uncoerce(Object value) {
        return switch (value) {
            case null -> null;
            case Enum<?> constant -> constant.name();
            case List<?> list -> list.stream().map(DescribableParameter::uncoerce).toList();
            case Map<?, ?> map -> map;
            default -> Binding.isBound(value.getClass()) ? UninstantiatedDescribable.from(value) : value;
        };
    }
}
