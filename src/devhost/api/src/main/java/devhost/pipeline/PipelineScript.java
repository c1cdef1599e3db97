package devhost.pipeline;

import devhost.NotInDevhost;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.Map;
import jenkins.model.Jenkins;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Base class of every Jenkinsfile: functions that the script does not define itself are steps. */
public abstract class PipelineScript extends Script {
    private Program program;

    /** Compiles a script. */
    static PipelineScript parse(String text, Program program) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        configuration.addCompilationCustomizers(new StepNames());
        ClassLoader loader = Jenkins.get().getUberClassLoader();
        GroovyShell shell = new GroovyShell(loader, new Binding(), configuration);
        PipelineScript script = (PipelineScript) shell.parse(text, "WorkflowScript");
        script.program = program;
        script.getBinding().setVariable("env", new ScriptVariables.Env(program));
        script.getBinding().setVariable("params", Map.of());
        script.getBinding().setVariable("currentBuild", new ScriptVariables.CurrentBuild(program.run()));
        script.getBinding().setVariable("scm", new ScriptVariables.Scm());
        return script;
    }

    @Override
    public Object invokeMethod(String called, Object args) {
        String name = StepNames.original(called);
        try {
            if (ScriptSteps.exists(name)) {
                return ScriptSteps.call(name, new Arguments(name, args));
            }
        } catch (Throwable t) {
            throw Sneaky.raise(t);
        }
        if (getMetaClass().respondsTo(this, name).isEmpty() && !getBinding().hasVariable(name)) {
            throw new NoSuchMethodError("No such DSL method '" + name + "' found among steps " + ScriptSteps.names());
        }
        return super.invokeMethod(name, args);
    }

    /** An unknown variable is an environment variable. */
    @Override
    public Object getProperty(String name) {
        if (!getBinding().hasVariable(name) && program != null) {
            String value = new ScriptVariables.Env(program).get(name);
            if (value != null) {
                return value;
            }
        }
        return super.getProperty(name);
    }

    public Object pipeline(Object body) {
        throw new NotInDevhost("declarative pipelines; write a scripted one or use a real Jenkins");
    }
}
