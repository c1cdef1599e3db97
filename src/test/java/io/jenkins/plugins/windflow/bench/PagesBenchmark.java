package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What pages ask of Jenkins, with its web server and all, against the same question to the engine. */
final class PagesBenchmark implements Benchmark {
    static final String ENVIRONMENT = "local";
    static final String USER = "viewer-0";
    /** One person has a bounded number of event streams. */
    private static final int USERS = 100;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        new FirstLoadMeasurement().run(figures);
        TestEngine engine = TestEngines.all().getLast();
        JenkinsRule jenkins = start(engine);
        try {
            new ContainerListMeasurement(jenkins, engine).run(figures);
            new TerminalMeasurement(jenkins, USER, ENVIRONMENT, engine).run(figures);
            new IdleViewersMeasurement(jenkins, users()).run(figures);
        } finally {
            jenkins.after();
        }
    }

    private static JenkinsRule start(TestEngine engine) throws Exception {
        JenkinsRule jenkins = new JenkinsRule();
        try {
            jenkins.before();
        } catch (Throwable e) {
            throw new IllegalStateException("Jenkins does not start.", e);
        }
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(users().toArray(String[]::new)));
        Configured.open(ENVIRONMENT, engine);
        return jenkins;
    }

    private static List<String> users() {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add("viewer-" + i);
        }
        return users;
    }
}
