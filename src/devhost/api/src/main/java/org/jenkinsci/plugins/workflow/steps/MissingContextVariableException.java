package org.jenkinsci.plugins.workflow.steps;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A step was called where something it needs is missing, such as a workspace. */
public class MissingContextVariableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Class<?> type;
    private final String functionName;

    public MissingContextVariableException(Class<?> type) {
        this(type, null);
    }

    public MissingContextVariableException(Class<?> type, StepDescriptor descriptor) {
        this.type = type;
        this.functionName = descriptor == null ? null : descriptor.getFunctionName();
    }

    public Class<?> getType() {
        return type;
    }

    @Override
    public String getMessage() {
        String message = "Required context " + type + " is missing";
        List<StepDescriptor> providers = getProviders();
        if (providers.isEmpty()) {
            return message;
        }
        return message + "\nPerhaps you forgot to surround the "
                + (functionName == null ? "" : functionName + " ")
                + "step with a step that provides this, such as: "
                + providers.stream().map(StepDescriptor::getFunctionName).collect(Collectors.joining(", "));
    }

    /** The block steps that would provide it. */
    public List<StepDescriptor> getProviders() {
        return StepDescriptor.all().stream()
                .filter(each -> isIn(each.getProvidedContext()) && !isIn(each.getRequiredContext()))
                .toList();
    }

    private boolean isIn(Set<? extends Class<?>> types) {
        return types.stream().anyMatch(type::isAssignableFrom);
    }
}
