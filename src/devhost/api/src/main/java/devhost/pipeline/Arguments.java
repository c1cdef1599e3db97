package devhost.pipeline;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The arguments of a call in a script: named ones or a single unnamed one, and the block after them. */
final class Arguments {
    private final String step;
    private final Map<String, Object> named = new LinkedHashMap<>();
    private final List<Object> unnamed = new ArrayList<>();
    private Closure<?> body;

    /** @param packed as Groovy hands them to {@code invokeMethod} */
    Arguments(String step, Object packed) {
        this.step = step;
        List<Object> all = packed instanceof Object[] array ? Arrays.asList(array) : Arrays.asList(packed);
        for (Object argument : all) {
            if (argument instanceof Closure<?> block) {
                body = block;
            } else if (argument instanceof Map<?, ?> map) {
                map.forEach((name, value) -> named.put(String.valueOf(name), value));
            } else {
                unnamed.add(argument);
            }
        }
        if (unnamed.size() > 1 || (!unnamed.isEmpty() && !named.isEmpty())) {
            throw new IllegalArgumentException("Expected named arguments but got " + all);
        }
    }

    Map<String, Object> named() {
        return named;
    }

    boolean hasMessage() {
        return soleOr("message") != null;
    }

    Closure<?> body() {
        if (body == null) {
            throw new IllegalStateException(step + " step must be called with a body");
        }
        return body;
    }

    /** A named argument, or the unnamed one; null when absent. */
    Object soleOr(String name) {
        return unnamed.isEmpty() ? named.get(name) : unnamed.get(0);
    }

    /** As {@link #soleOr}, required and as text. */
    String text(String name) {
        Object value = soleOr(name);
        if (value == null) {
            throw new IllegalArgumentException("Missing required parameter: \"" + name + "\"");
        }
        return value.toString();
    }

    String named(String name, String otherwise) {
        Object value = named.get(name);
        return value == null ? otherwise : value.toString();
    }

    boolean flag(String name, boolean otherwise) {
        Object value = named.get(name);
        return value == null ? otherwise : Boolean.parseBoolean(value.toString());
    }

    long number(String name) {
        return Long.parseLong(text(name));
    }

    /** Named arguments for the binder: an unnamed one gets the name of the step's sole required parameter. */
    Map<String, Object> bindable(StepDescriptor descriptor) {
        if (body != null) {
            throw new IllegalArgumentException(step + " does not take a block");
        }
        if (unnamed.isEmpty()) {
            return named;
        }
        DescribableParameter sole = new DescribableModel<>(descriptor.clazz).getSoleRequiredParameter();
        if (sole == null) {
            throw new IllegalArgumentException("Expected named arguments but got " + unnamed);
        }
        return Map.of(sole.getName(), unnamed.get(0));
    }
}
