package org.jvnet.hudson.test.junit.jupiter;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Starts the controller when a test asks for it, and ends it after the test. As in the real harness a test asks once: a
 * {@code @BeforeEach} that takes the rule keeps it in a field for the test.
 */
class JenkinsExtension implements ParameterResolver, AfterEachCallback {
    private static final String KEY = "jenkins-instance";
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(JenkinsExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(JenkinsRule.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getStore(NAMESPACE).get(KEY) != null) {
            throw new ParameterResolutionException("The rule of " + context.getDisplayName()
                    + " is asked for a second time, which would start Jenkins twice: keep the first one in a field.");
        }
        JenkinsRule created = new TestRule(context);
        try {
            created.before();
        } catch (Throwable t) {
            throw new ParameterResolutionException(t.getMessage(), t);
        }
        context.getStore(NAMESPACE).put(KEY, created);
        return created;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        JenkinsRule rule = context.getStore(NAMESPACE).remove(KEY, JenkinsRule.class);
        if (rule != null) {
            rule.after();
        }
    }

    /** A rule that knows its test. */
    static final class TestRule extends JenkinsRule {
        TestRule(ExtensionContext context) {
            super(context.getTestClass().orElse(null), context.getTestMethod().map(Method::getName).orElse(null));
        }
    }
}
