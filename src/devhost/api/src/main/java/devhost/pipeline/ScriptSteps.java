package devhost.pipeline;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What a Jenkinsfile can call: the devhost's own steps, the steps of plugins, and symbols for nested arguments. */
final class ScriptSteps {
    private static final Map<String, BuiltIn> BUILT_IN = new TreeMap<>();

    static {
        BasicSteps.addTo(BUILT_IN);
        BlockSteps.addTo(BUILT_IN);
        BUILT_IN.put("sh", ShellStep::call);
        BUILT_IN.put("withCredentials", CredentialBindings::call);
        for (String kind : CredentialBindings.KINDS) {
            BUILT_IN.put(kind, (strand, arguments) -> new UninstantiatedDescribable(kind, null, arguments.named()));
        }
    }

    private ScriptSteps() {}

    /** A step of the devhost itself. */
    interface BuiltIn {
        Object call(Strand strand, Arguments arguments) throws Exception;
    }

    static boolean exists(String name) {
        return BUILT_IN.containsKey(name) || StepDescriptor.byFunctionName(name) != null || isSymbol(name);
    }

    static Object call(String name, Arguments arguments) throws Exception {
        BuiltIn builtIn = BUILT_IN.get(name);
        if (builtIn != null) {
            return builtIn.call(Strand.current(), arguments);
        }
        StepDescriptor descriptor = StepDescriptor.byFunctionName(name);
        return descriptor != null
                ? Strand.current().step(descriptor, arguments)
                : new UninstantiatedDescribable(name, null, arguments.named());
    }

    static Set<String> names() {
        Set<String> names = new TreeSet<>(BUILT_IN.keySet());
        StepDescriptor.all().forEach(descriptor -> names.add(descriptor.getFunctionName()));
        return names;
    }

    private static boolean isSymbol(String name) {
        return SymbolLookup.get().findDescriptor(Object.class, name) != null;
    }
}
