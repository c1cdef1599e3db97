package devhost.boot;

import devhost.web.WebServer;
import hudson.init.InitMilestone;
import hudson.model.Hudson;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.net.URI;
import java.nio.file.Files;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.util.Timer;

/** A running controller: the Jenkins object, its extensions, items and web server. One at a time in a process. */
public final class Controller implements AutoCloseable {
    private final Jenkins jenkins;
    private final Initializers initializers;
    private final WebServer web;

    private Controller(Jenkins jenkins, Initializers initializers, WebServer web) {
        this.jenkins = jenkins;
        this.initializers = initializers;
        this.web = web;
    }

    /** Starts in the order of Jenkins' milestones; the web server answers when this returns. */
    public static Controller start(ControllerOptions options) throws Exception {
        if (Jenkins.getInstanceOrNull() != null) {
            throw new IllegalStateException("Another controller runs in this process; close it first.");
        }
        Files.createDirectories(options.home().toPath());
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            Jenkins jenkins = new Hudson(options.home(), options.loader());
            options.extraExtensions().forEach(jenkins.extensionIndex()::add);
            WebServer web = new WebServer(jenkins, options.port());
            try {
                Initializers initializers = new Initializers(options.loader());
                initializers.reached(InitMilestone.EXTENSIONS_AUGMENTED);
                jenkins.load();
                initializers.reached(InitMilestone.SYSTEM_CONFIG_ADAPTED);
                jenkins.loadItems();
                initializers.reached(InitMilestone.JOB_CONFIG_ADAPTED);
                URI url = web.start();
                if (JenkinsLocationConfiguration.get().getUrl() == null) {
                    JenkinsLocationConfiguration.get().setUrl(url.toString());
                }
                initializers.reached(InitMilestone.COMPLETED);
                return new Controller(jenkins, initializers, web);
            } catch (Exception | Error e) {
                web.stop();
                jenkins.forget();
                throw e;
            }
        }
    }

    public Jenkins jenkins() {
        return jenkins;
    }

    /** Root URL with the context path and a slash at its end. */
    public URI url() {
        return web.url();
    }

    /** Ends in Jenkins' order: web server, terminators, timer. */
    @Override
    public void close() throws Exception {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            web.stop();
            initializers.terminate();
        } finally {
            Timer.shutdown();
            jenkins.forget();
        }
    }
}
