package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Values;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.input.Variables;
import io.jenkins.plugins.windflow.core.compose.load.input.Workspace;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.report.Suggestion;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport.Origin;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport.State;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport.Variable;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolated;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.tree.Budget;
import io.jenkins.plugins.windflow.core.compose.load.tree.Documents;
import io.jenkins.plugins.windflow.core.compose.load.tree.ProjectScope;
import io.jenkins.plugins.windflow.core.compose.load.tree.ProjectTree;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Loads a Compose project (Compose Specification; what is honoured: docs/compose-support.md). A load reads no process
 * environment and starts no threads; it is safe to run several at once.
 */
public final class ComposeLoader {
    private static final ProjectName UNNAMED = new ProjectName("unnamed");
    private static final String DOT_ENV = ".env";
    private static final String PROFILES = "COMPOSE_PROFILES";
    /** Most services of a project: more would not fit into a small heap. */
    private static final int MOST_SERVICES = 10_000;

    private static final Position NOWHERE = new Position("", 0, 0);

    private final LoadRequest request;
    private final Problems problems;
    private final Workspace workspace;
    private final Variables variables;
    private final Budget budget;
    private final Documents documents;
    private boolean whole;

    private ComposeLoader(LoadRequest request, Consumer<Problem> warnings) {
        this.request = request;
        this.problems = new Problems(warnings);
        this.workspace = new Workspace(request, problems);
        this.variables = Variables.of(request, problems);
        this.budget = new Budget(problems);
        this.documents = new Documents(workspace, budget, problems);
    }

    /**
     * Loads a project.
     *
     * @throws ComposeException with everything that is wrong with the files
     */
    public static Project load(LoadRequest request) throws ComposeException {
        return read(request, warning -> {}).project();
    }

    /**
     * Loads a project, and tells what is worth knowing about it.
     *
     * @param warnings told what works but is probably not meant: variables that are not set or not used, obsolete keys
     * @throws ComposeException with everything that is wrong with the files, and what became known of the variables
     */
    public static LoadedProject read(LoadRequest request, Consumer<Problem> warnings) throws ComposeException {
        ComposeLoader loader = new ComposeLoader(request, warnings);
        try {
            Project project = loader.load();
            VariableReport variables = loader.variables.report(true);
            loader.warnUnused(variables);
            return new LoadedProject(project, variables, loader.workspace.filesRead());
        } catch (ComposeException failed) {
            throw failed.with(loader.variables.report(loader.whole));
        }
    }

    private Project load() throws ComposeException {
        if (request.files().isEmpty()) {
            problems.add("", "There is no Compose file: give at least one.");
        }
        List<Documents.Parsed> files = new ArrayList<>();
        for (ComposeFile file : request.files()) {
            files.add(documents.parse(file));
        }
        problems.throwIfAny();

        workspace.readIfThere(DOT_ENV).ifPresent(variables::read);
        Optional<ProjectName> name = projectName(files);
        name.ifPresent(variables::nameProject);
        Mapping tree = new ProjectTree(documents, workspace, budget, problems)
                .of(files, ProjectScope.outermost(variables))
                .orElseThrow();
        whole = true;
        checkServices(tree);
        // Without a valid name the load fails in the end; until then it goes on to find what else is wrong.
        Reading reading = new Reading(
                request, profiles(), name.orElse(UNNAMED), variables, workspace, problems, new Values(problems));
        Project project = new ProjectReader(reading).read(tree);
        problems.throwIfAny();
        return project;
    }

    private void checkServices(Mapping tree) throws ComposeException {
        if (tree.value("services").orElse(tree) instanceof Mapping services
                && services.entries().size() > MOST_SERVICES) {
            problems.add(services.position(), "services", "There are more than " + MOST_SERVICES + " services.");
            problems.throwIfAny();
        }
    }

    /** Those of the request; when it has none, those of {@code COMPOSE_PROFILES}. */
    private Set<String> profiles() {
        if (!request.profiles().isEmpty()) {
            return request.profiles();
        }
        return variables.setting(PROFILES).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(profile -> !profile.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The request's; without one that of {@code COMPOSE_PROJECT_NAME}, then that of the last document with a name. */
    private Optional<ProjectName> projectName(List<Documents.Parsed> files) {
        if (request.projectName().isPresent()) {
            return valid(request.projectName().get(), NOWHERE, "project");
        }
        Optional<String> setting = variables.setting(Variables.PROJECT_NAME);
        if (setting.isPresent()) {
            return valid(setting.get(), NOWHERE, Variables.PROJECT_NAME);
        }
        Optional<Scalar> inFile = files.reversed().stream()
                .flatMap(file -> file.documents().reversed().stream())
                .flatMap(document -> document.value("name").stream())
                .filter(node -> node instanceof Scalar && !node.isNothing())
                .map(Scalar.class::cast)
                .findFirst();
        if (inFile.isEmpty()) {
            problems.add("name", "The project has no name: give the step a project, or the file a top-level name.");
            return Optional.empty();
        }
        return interpolated(inFile.get())
                .flatMap(name -> valid(name, inFile.get().position(), "name"));
    }

    private Optional<String> interpolated(Scalar name) {
        try {
            Interpolated result = variables.at(name.position()).apply(name.text());
            return new Values(problems).string(name.withText(result.text(), result.secretFrom()), "name");
        } catch (SyntaxException invalid) {
            problems.add(name.position(), "name", invalid.getMessage());
            return Optional.empty();
        }
    }

    private Optional<ProjectName> valid(String name, Position position, String key) {
        if (ProjectName.isValid(name)) {
            return Optional.of(new ProjectName(name));
        }
        problems.add(
                position,
                key,
                "\"" + name + "\" is not a project name: it is made of lower-case letters, digits, "
                        + "\"-\" and \"_\", and starts with a letter or a digit.");
        return Optional.empty();
    }

    /** Whoever gives a value means it to have an effect; a {@code .env} file is often there for others too. */
    private void warnUnused(VariableReport report) {
        List<String> missing =
                report.in(State.MISSING).stream().map(Variable::name).toList();
        for (Variable unused : report.in(State.UNUSED)) {
            boolean secret = unused.origin() == Origin.SECRETS;
            if (secret || unused.origin() == Origin.VARIABLES) {
                problems.warn(
                        NOWHERE,
                        secret ? "secrets" : "variables",
                        "The " + (secret ? "secret " : "variable ") + unused.name()
                                + " is given, but the files do not use it."
                                + Suggestion.sentence(unused.name(), missing));
            }
        }
    }
}
