package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.syntax.DotEnv;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Lookup;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.Map;
import java.util.Optional;

/**
 * The values that interpolation sees: the step's variables, its secrets, the {@code .env} file, in this order, and
 * nothing of any process's environment. {@code COMPOSE_PROJECT_NAME} is the project's name unless somebody sets it.
 */
final class Variables implements Lookup {
    private static final String PROJECT_NAME = "COMPOSE_PROJECT_NAME";

    private final Map<String, String> variables;
    private final Map<String, Sensitive> secrets;
    private final Problems problems;
    private final Interpolation interpolation;
    private Map<String, Text> dotEnv = Map.of();
    private Optional<String> projectName = Optional.empty();
    private Position place = new Position("", 0, 0);

    Variables(LoadRequest request, Problems problems) {
        this.variables = request.variables();
        this.secrets = request.secrets();
        this.problems = problems;
        this.interpolation = new Interpolation(this, this::warnUnset);
        secrets.keySet().stream()
                .filter(variables::containsKey)
                .sorted()
                .forEach(name -> problems.add(
                        "", "The name " + name + " is in both variables and secrets: take it out of one of them."));
    }

    /** Reads the {@code .env} file of the project, if there is one. */
    void readDotEnv(Workspace workspace) {
        workspace.readIfThere(".env").ifPresent(file -> {
            place = new Position(file.path(), 0, 0);
            try {
                dotEnv = DotEnv.parse(file.text(), interpolation, Map.of(), this);
            } catch (DotEnv.LineException invalid) {
                problems.add(new Problem(file.path(), invalid.line(), 0, "", invalid.getMessage()));
            }
        });
    }

    void nameProject(String name) {
        projectName = Optional.of(name);
    }

    /** The interpolation with these values; warnings about unset variables are about this place. */
    Interpolation at(Position position) {
        place = position;
        return interpolation;
    }

    @Override
    public Optional<Text> find(String name) {
        if (variables.containsKey(name)) {
            return Optional.of(Text.plain(variables.get(name)));
        }
        if (secrets.containsKey(name)) {
            return Optional.of(Text.secret(secrets.get(name).reveal()));
        }
        return Optional.ofNullable(dotEnv.get(name))
                .or(() -> projectName.filter(any -> name.equals(PROJECT_NAME)).map(Text::plain));
    }

    /** The step's secret of this name, as bytes: it need not be text. */
    Optional<Sensitive> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    private void warnUnset(String name) {
        problems.warn(place, "", "The variable " + name + " is not set: an empty string takes its place.");
    }
}
