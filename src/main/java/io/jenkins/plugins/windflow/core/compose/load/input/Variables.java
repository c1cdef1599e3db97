package io.jenkins.plugins.windflow.core.compose.load.input;

import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport.Origin;
import io.jenkins.plugins.windflow.core.compose.load.syntax.DotEnv;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation.Use;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Lookup;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values that the files of one project see. For the project asked for these are the request's variables, its
 * secrets and the {@code .env} file, in this order, and nothing of any process's environment. An included project sees
 * all of these, and after them the values of its own files.
 */
public final class Variables implements Lookup {
    /** Always the name of the project. */
    public static final String PROJECT_NAME = "COMPOSE_PROJECT_NAME";

    private static final Position NOWHERE = new Position("", 0, 0);

    private final Given given;
    private final Optional<Variables> outer;
    private final Interpolation interpolation;
    private final Map<String, Value> files = new LinkedHashMap<>();
    private Position place = NOWHERE;

    private Variables(Given given, Optional<Variables> outer, Interpolation shared) {
        this.given = given;
        this.outer = outer;
        this.interpolation = shared == null ? new Interpolation(this, this::used) : shared.with(this, this::used);
    }

    /** A value, and the variable whose value it is. */
    private record Value(Text text, VariableUses.Key variable) {}

    /** What all projects of a load see first, and where their uses are counted. */
    private static final class Given {
        private final LoadRequest request;
        private final Problems problems;
        private final VariableUses uses = new VariableUses();
        private Optional<ProjectName> projectName = Optional.empty();

        Given(LoadRequest request, Problems problems) {
            this.request = request;
            this.problems = problems;
            request.variables().forEach((name, value) -> uses.given(key(name, Origin.VARIABLES), Text.plain(value)));
            request.secrets()
                    .forEach((name, value) -> uses.given(key(name, Origin.SECRETS), Text.secret(value.reveal())));
        }

        Optional<Value> find(String name) {
            if (name.equals(PROJECT_NAME) && projectName.isPresent()) {
                return Optional.of(new Value(Text.plain(projectName.get().value()), key(name, Origin.PROJECT)));
            }
            if (request.variables().containsKey(name)) {
                return Optional.of(new Value(Text.plain(request.variables().get(name)), key(name, Origin.VARIABLES)));
            }
            return Optional.ofNullable(request.secrets().get(name))
                    .map(secret -> new Value(Text.secret(secret.reveal()), key(name, Origin.SECRETS)));
        }

        static VariableUses.Key key(String name, Origin origin) {
            return new VariableUses.Key(name, origin, "");
        }
    }

    /** The values of a request, so far without its {@code .env} file. */
    public static Variables of(LoadRequest request, Problems problems) {
        request.secrets().keySet().stream()
                .filter(request.variables()::containsKey)
                .sorted()
                .forEach(name -> problems.add(
                        "", "The name " + name + " is in both variables and secrets: take it out of one of them."));
        return new Variables(new Given(request, problems), Optional.empty(), null);
    }

    /** The values of a project that this one includes, so far without those of its own files. */
    public Variables included() {
        return new Variables(given, Optional.of(this), interpolation);
    }

    /** Adds the values of a file; they come after all others, and a later file wins over an earlier one. */
    public void read(Workspace.TextFile file) {
        Map<String, Text> earlier = new LinkedHashMap<>();
        files.forEach((name, value) -> earlier.put(name, value.text()));
        Origin origin = outer.isPresent() ? Origin.INCLUDE : Origin.DOT_ENV;
        try {
            Map<String, Text> all =
                    DotEnv.parse(file.text(), line -> at(new Position(file.path(), line, 0)), earlier, this);
            all.forEach((name, text) -> {
                if (earlier.get(name) != text) {
                    files.put(name, new Value(text, new VariableUses.Key(name, origin, file.path())));
                }
            });
            files.forEach((name, value) -> {
                if (outer.isEmpty() ? given.find(name).isEmpty() : isOwn(name)) {
                    given.uses.given(value.variable(), value.text());
                }
            });
        } catch (DotEnv.LineException invalid) {
            given.problems.add(new Problem(file.path(), invalid.line(), 0, "", invalid.getMessage()));
        }
    }

    /** Says what {@link #PROJECT_NAME} stands for. */
    public void nameProject(ProjectName name) {
        given.projectName = Optional.of(name);
    }

    /** The interpolation with these values; warnings about unset variables are about this place. */
    public Interpolation at(Position position) {
        place = position;
        return interpolation;
    }

    @Override
    public Optional<Text> find(String name) {
        return value(name).map(Value::text);
    }

    /** The value of a variable that a key of a file takes by its name. */
    public Optional<Text> use(String name, Use whenAbsent, Position position) {
        Optional<Value> value = value(name);
        given.uses.used(
                value.map(Value::variable).orElseGet(() -> nowhere(name)),
                value.isPresent() ? Use.VALUE : whenAbsent,
                position);
        return value.map(Value::text);
    }

    /** The request's secret of this name, as bytes: it need not be text. */
    public Optional<Sensitive> secret(String name, Use whenAbsent, Position position) {
        Optional<Sensitive> secret = Optional.ofNullable(given.request.secrets().get(name));
        given.uses.used(
                secret.isPresent() ? Given.key(name, Origin.SECRETS) : nowhere(name),
                secret.isPresent() ? Use.VALUE : whenAbsent,
                position);
        return secret;
    }

    /** A setting of Compose itself, such as {@code COMPOSE_PROFILES}; not one from a secret. */
    public Optional<String> setting(String name) {
        return use(name, Use.SKIPPED, NOWHERE)
                .filter(text -> !text.secret() && !text.value().isBlank())
                .map(Text::value);
    }

    /** Whether an included project has a value of its own for a name, which the projects around it do not see. */
    public boolean isOwn(String name) {
        return outer.isPresent()
                && files.containsKey(name)
                && outer.get().value(name).isEmpty();
    }

    /**
     * Lets the project asked for find a value of its own that an included project has.
     *
     * @return the name under which it is found: one that no file can give to anything else
     */
    public String lend(String name) {
        Value value = files.get(name);
        String lent = name + " of " + value.variable().giver();
        Variables outermost = this;
        while (outermost.outer.isPresent()) {
            outermost = outermost.outer.get();
        }
        outermost.files.put(lent, value);
        return lent;
    }

    /** What the load found out so far. */
    public VariableReport report(boolean complete) {
        return given.uses.report(complete);
    }

    private Optional<Value> value(String name) {
        return outer.map(project -> project.value(name))
                .orElseGet(() -> given.find(name))
                .or(() -> Optional.ofNullable(files.get(name)));
    }

    private static VariableUses.Key nowhere(String name) {
        return new VariableUses.Key(name, Origin.NONE, "");
    }

    private void used(String name, Use use) {
        Optional<Value> value = value(name);
        if (value.isEmpty() && use == Use.VALUE) {
            // A variable of the very file that is read, such as an earlier line of an env_file.
            return;
        }
        given.uses.used(value.map(Value::variable).orElseGet(() -> nowhere(name)), use, place);
        if (use == Use.UNSET) {
            given.problems.warn(place, "", "The variable " + name + " is not set: an empty string takes its place.");
        }
    }
}
