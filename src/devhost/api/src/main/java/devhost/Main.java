package devhost;

import devhost.boot.BuiltInPermissions;
import devhost.boot.BuiltInUsers;
import devhost.boot.Controller;
import devhost.boot.ControllerOptions;
import devhost.boot.Hpi;
import devhost.pipeline.DirectoryFlowDefinition;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** Runs a controller with the plugin's hpi until the process is told to end. */
public final class Main {
    private static final String USAGE =
            "Usage: devhost.Main --home DIR --hpi FILE [--port N] [--casc FILE] [--jobs DIR]";

    private Main() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        Path home = Path.of(options.getOrDefault("home", "")).toAbsolutePath();
        ClassLoader plugin = Hpi.load(Path.of(options.get("hpi")), home);
        int port = Integer.parseInt(options.getOrDefault("port", "8080"));
        Controller controller = Controller.start(new ControllerOptions(home.toFile(), plugin, port, List.of()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(controller), "devhost shutdown"));
        Jenkins jenkins = controller.jenkins();
        jenkins.setSecurityRealm(new BuiltInUsers());
        jenkins.setAuthorizationStrategy(new BuiltInPermissions());
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            if (options.containsKey("casc")) {
                ConfigurationAsCode.get().configure(options.get("casc"));
            }
            if (options.containsKey("jobs")) {
                createJobs(jenkins, Path.of(options.get("jobs")).toAbsolutePath());
            }
        }
        System.out.println("The devhost is up at " + controller.url());
        Thread.currentThread().join();
    }

    /** One job for each directory with a Jenkinsfile. */
    private static void createJobs(Jenkins jenkins, Path jobs) throws IOException {
        try (Stream<Path> directories = Files.list(jobs)) {
            for (Path directory : directories.sorted().toList()) {
                String name = directory.getFileName().toString();
                if (Files.exists(directory.resolve("Jenkinsfile")) && jenkins.getItem(name) == null) {
                    WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
                    job.setDefinition(new DirectoryFlowDefinition(directory));
                }
            }
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        }
        boolean known = List.of("home", "port", "hpi", "casc", "jobs").containsAll(options.keySet());
        if (args.length % 2 != 0 || !known || !options.containsKey("home") || !options.containsKey("hpi")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        return options;
    }

    private static void close(Controller controller) {
        try {
            controller.close();
        } catch (Exception e) {
            System.err.println("The devhost did not end cleanly: " + e);
        }
    }
}
