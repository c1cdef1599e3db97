package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolated;
import io.jenkins.plugins.windflow.core.compose.load.syntax.SyntaxException;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.load.yaml.YamlReader;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Loads a Compose project (Compose Specification; what is honoured: docs/compose-support.md). A load reads no process
 * environment and starts no threads; it is safe to run several at once.
 */
public final class ComposeLoader {
    private static final ProjectName UNNAMED = new ProjectName("unnamed");

    private final LoadRequest request;
    private final Problems problems;

    private ComposeLoader(LoadRequest request, Consumer<Problem> warnings) {
        this.request = request;
        this.problems = new Problems(warnings);
    }

    /**
     * Loads a project.
     *
     * @throws ComposeException with everything that is wrong with the files
     */
    public static Project load(LoadRequest request) throws ComposeException {
        return load(request, warning -> {});
    }

    /**
     * Loads a project.
     *
     * @param warnings told what works but is probably not meant: variables that are not set, obsolete keys
     * @throws ComposeException with everything that is wrong with the files
     */
    public static Project load(LoadRequest request, Consumer<Problem> warnings) throws ComposeException {
        return new ComposeLoader(request, warnings).load();
    }

    private Project load() throws ComposeException {
        if (request.files().isEmpty()) {
            problems.add("", "There is no Compose file: give at least one.");
        }
        List<Node> documents = documents();
        problems.throwIfAny();

        Workspace workspace = new Workspace(request, problems);
        Variables variables = new Variables(request, problems);
        variables.readDotEnv(workspace);
        Optional<ProjectName> name = projectName(documents, variables);
        name.ifPresent(known -> variables.nameProject(known.value()));

        Mapping tree = merged(documents, variables);
        // Without a valid name the load fails in the end; until then it goes on to find what else is wrong.
        Reading reading =
                new Reading(request, name.orElse(UNNAMED), variables, workspace, problems, new Values(problems));
        Project project = new ProjectReader(reading).read(tree);
        problems.throwIfAny();
        return project;
    }

    private List<Node> documents() {
        List<Node> documents = new ArrayList<>();
        for (ComposeFile file : request.files()) {
            boolean empty = true;
            for (Node document : YamlReader.read(file.name(), file.text(), problems::add)) {
                if (document instanceof Mapping) {
                    documents.add(document);
                    empty = false;
                } else if (!(document instanceof Scalar scalar) || !scalar.isNull()) {
                    problems.add(
                            document.position(), "", "A Compose file is a mapping, not " + document.kindName() + ".");
                    empty = false;
                }
            }
            if (empty && file.text().length() <= YamlReader.LONGEST_FILE) {
                problems.addUnlessReported(file.name(), "The file is empty.");
            }
        }
        return documents;
    }

    private Optional<ProjectName> projectName(List<Node> documents, Variables variables) {
        Optional<Scalar> inFile = documents.reversed().stream()
                .map(document -> ((Mapping) document).entries().get("name"))
                .filter(entry -> entry != null && entry.value() instanceof Scalar scalar && !scalar.isNull())
                .map(entry -> (Scalar) entry.value())
                .findFirst();
        if (request.projectName().isPresent()) {
            return valid(request.projectName().get(), new Position("", 0, 0), "project");
        }
        if (inFile.isEmpty()) {
            problems.add("name", "The project has no name: give the step a project, or the file a top-level name.");
            return Optional.empty();
        }
        return interpolated(inFile.get(), variables)
                .flatMap(name -> valid(name, inFile.get().position(), "name"));
    }

    private Optional<String> interpolated(Scalar name, Variables variables) {
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

    /** All documents in one tree: each interpolated by itself, then put over those before it. */
    private Mapping merged(List<Node> documents, Variables variables) {
        Node tree = Merge.first(new TreeInterpolation(variables, problems).apply(documents.getFirst()));
        for (Node document : documents.subList(1, documents.size())) {
            Node interpolated = new TreeInterpolation(variables, problems).apply(document);
            tree = Merge.merge(tree, interpolated, problems::add);
        }
        return (Mapping) tree;
    }
}
