package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;

/** Describes a {@link Step}: its name in scripts and what it needs around it. */
public abstract class StepDescriptor extends Descriptor<Step> {
    /** Types that {@link StepContext#get} must have when the step starts. */
    public abstract Set<? extends Class<?>> getRequiredContext();

    /** Types that a block step adds for its body. */
    public Set<? extends Class<?>> getProvidedContext() {
        return Set.of();
    }

    /** The name in scripts. */
    public abstract String getFunctionName();

    public boolean takesImplicitBlockArgument() {
        return false;
    }

    public boolean isAdvanced() {
        return false;
    }

    public boolean isMetaStep() {
        return false;
    }

    /** Binds the arguments of a call. */
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        return (Step) new DescribableModel<>(clazz).instantiate(arguments);
    }

    public final void checkContextAvailability(StepContext c)
            throws MissingContextVariableException, IOException, InterruptedException {
        for (Class<?> type : getRequiredContext()) {
            if (c.get(type) == null) {
                throw new MissingContextVariableException(type, this);
            }
        }
    }

    /** What the step's arguments look like in one line, or null. */
    public String argumentsToString(Map<String, Object> namedArgs) {
        if (namedArgs.size() != 1) {
            return null;
        }
        Object value = namedArgs.values().iterator().next();
        boolean simple = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum;
        return simple ? value.toString() : null;
    }

    public static ExtensionList<StepDescriptor> all() {
        return ExtensionList.lookup(StepDescriptor.class);
    }

    public static StepDescriptor byFunctionName(String name) {
        return all().stream()
                .filter(descriptor -> descriptor.getFunctionName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
