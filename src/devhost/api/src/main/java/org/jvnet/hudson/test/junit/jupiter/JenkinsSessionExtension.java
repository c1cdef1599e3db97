package org.jvnet.hudson.test.junit.jupiter;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.fixtures.JenkinsSessionFixture;

/** For tests that restart the controller: each {@link #then} is one life of it over the same home and port. */
public class JenkinsSessionExtension implements BeforeEachCallback, AfterEachCallback {
    private ExtensionContext context;
    private File home;
    private int port;

    public File getHome() {
        if (home == null) {
            throw new IllegalStateException("JENKINS_HOME has not been allocated yet");
        }
        return home;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        this.context = context;
        home = Files.createTempDirectory("jenkins-test").toFile();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        FileUtils.deleteDirectory(home);
    }

    /** Runs one life of the controller and ends it. */
    public void then(Step s) throws Throwable {
        if (context == null) {
            throw new IllegalStateException("JenkinsSessionExtension must be registered via @RegisterExtension");
        }
        SessionRule rule = new SessionRule(context, home, port);
        rule.before();
        try {
            s.run(rule);
        } finally {
            rule.after();
        }
    }

    /** What happens in one life. */
    @FunctionalInterface
    public interface Step extends JenkinsSessionFixture.Step {}

    private static final class SessionRule extends JenkinsRule {
        SessionRule(ExtensionContext context, File home, int port) {
            super(context.getTestClass().orElse(null), context.getTestMethod().map(Method::getName).orElse(null));
            withHome(home, port);
        }
    }
}
