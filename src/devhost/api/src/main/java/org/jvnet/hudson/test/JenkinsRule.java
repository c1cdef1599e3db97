package org.jvnet.hudson.test;

import devhost.boot.Controller;
import devhost.boot.ControllerOptions;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.util.StreamTaskListener;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import jenkins.model.Jenkins;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/** A controller for one test, with a real web server, in a directory of its own. The test runs as SYSTEM. */
public class JenkinsRule {
    public Jenkins jenkins;

    private final Class<?> testClass;
    private final String testMethod;
    private Controller controller;
    private File home;
    private boolean ownHome;
    private int port;

    public JenkinsRule() {
        this(null, null);
    }

    /** For the test whose {@link TestExtension}s are to be there. */
    protected JenkinsRule(Class<?> testClass, String testMethod) {
        this.testClass = testClass;
        this.testMethod = testMethod;
    }

    /** Uses this directory and port, and leaves the directory behind. */
    protected void withHome(File existing, int usedPort) {
        home = existing;
        port = usedPort;
    }

    public void before() throws Throwable {
        ACL.as2(ACL.SYSTEM2);
        if (home == null) {
            home = Files.createTempDirectory("jenkins-test").toFile();
            ownHome = true;
        }
        ClassLoader loader = testClass == null ? getClass().getClassLoader() : testClass.getClassLoader();
        List<Object> extensions = TestExtensions.of(loader, testClass, testMethod);
        controller = Controller.start(new ControllerOptions(home, loader, port, extensions));
        jenkins = controller.jenkins();
    }

    public void after() throws Exception {
        try {
            if (controller != null) {
                controller.close();
            }
        } finally {
            SecurityContextHolder.clearContext();
            controller = null;
            jenkins = null;
            if (ownHome) {
                FileUtils.deleteDirectory(home);
            }
        }
    }

    public Jenkins getInstance() {
        return jenkins;
    }

    /** Root URL with a slash at its end. */
    public URL getURL() throws IOException {
        return controller.url().toURL();
    }

    public <T extends TopLevelItem> T createProject(Class<T> type) throws IOException {
        return createProject(type, "test" + jenkins.getItems().size());
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return jenkins.createProject(type, name);
    }

    /** A user of this realm logs in with the name as the password. */
    public DummySecurityRealm createDummySecurityRealm() {
        return new DummySecurityRealm();
    }

    public TaskListener createTaskListener() {
        return StreamTaskListener.fromStdout();
    }

    // ---- builds

    @SuppressWarnings("unchecked")
    public <J extends Job<J, R>, R extends Run<J, R>> R buildAndAssertSuccess(J job) throws Exception {
        return buildAndAssertStatus(Result.SUCCESS, job);
    }

    @SuppressWarnings("unchecked")
    public <J extends Job<J, R>, R extends Run<J, R>> R buildAndAssertStatus(Result status, J job) throws Exception {
        WorkflowRun run = ((WorkflowJob) (Job<?, ?>) job).scheduleBuild2(0).get();
        return assertBuildStatus(status, (R) (Run<?, ?>) run);
    }

    @SuppressWarnings("rawtypes")
    public <R extends Run> R assertBuildStatus(Result status, R r) throws Exception {
        if (status != r.getResult()) {
            throw new AssertionError("unexpected build status: expected " + status + " but was " + r.getResult()
                    + "; build log was:\n------\n" + getLog(r) + "\n------\n");
        }
        return r;
    }

    @SuppressWarnings("rawtypes")
    public <R extends Run> R assertBuildStatus(Result status, Future<? extends R> r) throws Exception {
        return assertBuildStatus(status, r.get());
    }

    @SuppressWarnings("rawtypes")
    public <R extends Run> R assertBuildStatusSuccess(R r) throws Exception {
        return assertBuildStatus(Result.SUCCESS, r);
    }

    @SuppressWarnings("rawtypes")
    public <R extends Run> R assertBuildStatusSuccess(Future<? extends R> r) throws Exception {
        return assertBuildStatus(Result.SUCCESS, r);
    }

    @SuppressWarnings("rawtypes")
    public void assertLogContains(String substring, Run run) throws IOException {
        if (!getLog(run).contains(substring)) {
            throw new AssertionError("the log does not contain '" + substring + "':\n" + getLog(run));
        }
    }

    @SuppressWarnings("rawtypes")
    public void assertLogNotContains(String substring, Run run) throws IOException {
        if (getLog(run).contains(substring)) {
            throw new AssertionError("the log contains '" + substring + "':\n" + getLog(run));
        }
    }

    @SuppressWarnings("rawtypes")
    public static String getLog(Run run) throws IOException {
        File log = run.getLogFile();
        return log.exists() ? Files.readString(log.toPath(), StandardCharsets.UTF_8) : "";
    }

    public <R extends Run<?, ?>> R waitForCompletion(R r) throws InterruptedException {
        while (isLogUpdated(r)) {
            Thread.sleep(50);
        }
        return r;
    }

    public <R extends Run<?, ?>> R waitForMessage(String message, R r) throws IOException, InterruptedException {
        while (!getLog(r).contains(message)) {
            if (!isLogUpdated(r)) {
                assertLogContains(message, r);
            }
            Thread.sleep(50);
        }
        return r;
    }

    private static boolean isLogUpdated(Run<?, ?> run) {
        return ((WorkflowRun) run).isLogUpdated();
    }

    /** The password of every user is the name. */
    public static class DummySecurityRealm extends AbstractPasswordBasedSecurityRealm {
        private final Map<String, Set<String>> groupsByUser = new ConcurrentHashMap<>();

        DummySecurityRealm() {}

        public void addGroups(String username, String... groups) {
            groupsByUser.computeIfAbsent(username, name -> new TreeSet<>()).addAll(List.of(groups));
        }

        @Override
        protected UserDetails authenticate2(String username, String password) throws AuthenticationException {
            if (!username.equals(password)) {
                throw new BadCredentialsException(username);
            }
            return loadUserByUsername2(username);
        }

        @Override
        public UserDetails loadUserByUsername2(String username) {
            List<GrantedAuthority> authorities = new ArrayList<>(List.of(AUTHENTICATED_AUTHORITY2));
            groupsByUser.getOrDefault(username, Set.of())
                    .forEach(group -> authorities.add(new SimpleGrantedAuthority(group)));
            return new org.springframework.security.core.userdetails.User(username, "", authorities);
        }
    }
}
