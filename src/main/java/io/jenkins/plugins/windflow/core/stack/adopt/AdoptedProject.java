package io.jenkins.plugins.windflow.core.stack.adopt;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.write.ComposeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The Compose file that says what the containers of a project are, without what their images and the engine say already. Values that
 * look like secrets are variables.
 *
 * @param file the text
 * @param variables the values that were taken out of the text, by the names of their variables
 * @param remarks what no Compose file can say, or what nobody can know, a sentence each
 */
public record AdoptedProject(ComposeFile file, Map<String, Sensitive> variables, List<String> remarks) {
    /** Name of the file. */
    public static final String FILE = "compose.yaml";

    private static final Pattern SERVICE = Pattern.compile("[a-zA-Z0-9._-]+");

    /** Keeps unmodifiable copies. */
    public AdoptedProject {
        variables = Map.copyOf(variables);
        remarks = List.copyOf(remarks);
    }

    /**
     * Writes down what is there.
     *
     * @throws IllegalArgumentException with one sentence when there is nothing that a file could describe
     */
    public static AdoptedProject of(ForeignStack stack) {
        if (!ProjectName.isValid(stack.project())) {
            throw new IllegalArgumentException(
                    "'" + stack.project() + "' is not a name that a Compose project can have.");
        }
        SecretLooks secrets = new SecretLooks();
        SharedParts parts = new SharedParts(stack);
        Remarks remarks = Remarks.begin();
        List<Service> services = new ArrayList<>();
        stack.services().forEach((name, containers) -> {
            if (SERVICE.matcher(name).matches()) {
                services.add(service(name, containers, stack, secrets, parts, remarks.about(name)));
            } else {
                containers.forEach(container -> remarks.say(ownerless(container, name)));
            }
        });
        if (services.isEmpty()) {
            throw new IllegalArgumentException("Nothing of " + stack.project() + " can be taken over: "
                    + (remarks.sentences().isEmpty()
                            ? "it has no container."
                            : remarks.sentences().getFirst()));
        }
        remarkOnImages(stack, remarks);
        Project project = Project.of(stack.project(), services, parts.networks(), parts.volumes());
        ComposeWriter.Printed printed = ComposeWriter.write(project, secrets.names());
        return new AdoptedProject(
                new ComposeFile(FILE, printed.text()), new TreeMap<>(printed.secrets()), remarks.sentences());
    }

    private static String ownerless(ObservedContainer container, String service) {
        return service.isEmpty()
                ? "The container " + container.name()
                        + " is left out: it has no label com.docker.compose.service, and labels cannot be added to a"
                        + " container that exists."
                : "The container " + container.name() + " is left out: '" + service
                        + "' is not a name that a service can have.";
    }

    private static Service service(
            String name,
            List<ObservedContainer> containers,
            ForeignStack stack,
            SecretLooks secrets,
            SharedParts parts,
            Remarks remarks) {
        Inspected first = Inspected.of(containers.getFirst(), stack);
        ServiceBuilder builder =
                Service.named(name).image(first.config().path("Image").asText()).scale(containers.size());
        containerName(name, containers, stack, remarks).ifPresent(builder::containerName);
        new ProcessReader(name, first, secrets, builder).read();
        new HostReader(first, stack, builder).read();
        new MountsReader(first, parts, remarks).read(builder);
        new ConnectionReader(first, stack, builder)
                .read(new EndpointsReader(first, stack, parts, remarks, builder).read());
        remarks.addSettings(first);
        builder.dependencies(DependencyLabel.read(containers.getFirst(), stack, remarks));
        builder.labels(OwnLabels.of(first));
        return builder.build();
    }

    /** The name that a service with one container keeps, unless it is one that the project gives it anyway. */
    private static Optional<String> containerName(
            String service, List<ObservedContainer> containers, ForeignStack stack, Remarks remarks) {
        ProjectName project = new ProjectName(stack.project());
        Service plain = Service.named(service).build();
        Project alone = Project.of(stack.project(), List.of(plain), List.of(), List.of());
        List<String> others = containers.stream()
                .filter(container -> !alone.isNameOf(container.name(), plain, Math.max(1, container.number())))
                .map(ObservedContainer::name)
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        if (containers.size() > 1) {
            remarks.add("that its containers are called " + String.join(", ", others) + " instead of "
                    + project.container(service, 1) + " and so on");
            return Optional.empty();
        }
        return Optional.of(others.getFirst());
    }

    /** An image that came from nowhere was probably built for the stack, and how is not known to the engine. */
    private static void remarkOnImages(ForeignStack stack, Remarks remarks) {
        stack.images().values().stream()
                .filter(image -> image.inspect().path("RepoDigests").isEmpty())
                .map(image -> image.inspect().path("RepoTags").path(0).asText(image.id()))
                .sorted()
                .forEach(name -> remarks.say("The image " + name
                        + " came from no registry: how it is built is not known, so that an update cannot renew it."));
    }

    /** What loads the file; name and policy have still to be added. */
    public LoadRequest request() {
        Map<String, String> values = new TreeMap<>();
        variables.forEach((name, value) -> values.put(name, value.reveal()));
        return LoadRequest.of(List.of(file)).withVariables(values);
    }
}
