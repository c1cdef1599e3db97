package devhost.pipeline;

import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Groovy has methods of these names on every object, blocks included; in a Jenkinsfile they are steps. */
final class StepNames extends CompilationCustomizer {
    private static final Set<String> NAMES = Set.of("sleep", "print", "println");
    private static final String PREFIX = "step:";

    StepNames() {
        super(CompilePhase.SEMANTIC_ANALYSIS);
    }

    /** The name as the script has it. */
    static String original(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode script) {
        new ClassCodeVisitorSupport() {
            @Override
            protected SourceUnit getSourceUnit() {
                return source;
            }

            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && NAMES.contains(call.getMethodAsString())) {
                    call.setMethod(new ConstantExpression(PREFIX + call.getMethodAsString()));
                }
                super.visitMethodCallExpression(call);
            }
        }.visitClass(script);
    }
}
