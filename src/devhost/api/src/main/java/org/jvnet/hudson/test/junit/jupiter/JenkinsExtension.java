package org.jvnet.hudson.test.junit.jupiter;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jvnet.hudson.test.JenkinsRule;

/** Starts the controller when a test asks for it, and ends it after the test. */
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
        JenkinsRule rule = context.getStore(NAMESPACE).get(KEY, JenkinsRule.class);
        if (rule != null) {
            return rule;
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
