package io.jenkins.plugins.windflow.core.compose.load.input;

import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport.Origin;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport.Place;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport.State;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport.Variable;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation.Use;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps count, during a load, of the variables that were given and of the places that use them. */
final class VariableUses {
    /** Most places that are kept of one variable: a large file may use one anywhere. */
    private static final int MOST_PLACES = 50;

    /** Most variables that are counted; no project has as many. */
    private static final int MOST_VARIABLES = 10_000;

    private final Map<Key, Tally> tallies = new LinkedHashMap<>();
    private boolean tooMany;

    /**
     * What tells two variables of the same name apart.
     *
     * @param giver the file or the part of the request with the value; empty when there is no value
     */
    record Key(String name, Origin origin, String giver) {}

    private static final class Tally {
        private final Set<Use> kinds = EnumSet.noneOf(Use.class);
        private final Set<Place> places = new LinkedHashSet<>();
        private Optional<Sensitive> value = Optional.empty();
        private int uses;

        State state() {
            if (kinds.contains(Use.UNSET) || kinds.contains(Use.REQUIRED)) {
                return State.MISSING;
            }
            if (kinds.contains(Use.VALUE) || kinds.contains(Use.SKIPPED)) {
                return State.USED;
            }
            return kinds.contains(Use.DEFAULT) ? State.DEFAULT : State.UNUSED;
        }
    }

    /** A variable was given. */
    void given(Key variable, Text value) {
        tally(variable).value = value.secret() ? Optional.empty() : Optional.of(Sensitive.of(value.value()));
    }

    /** A variable is used; what is in a part of a text that is not needed counts only when it was given. */
    void used(Key variable, Use use, Position place) {
        if (use == Use.SKIPPED && variable.origin() == Origin.NONE) {
            return;
        }
        if (tallies.size() >= MOST_VARIABLES && !tallies.containsKey(variable)) {
            tooMany = true;
            return;
        }
        Tally tally = tally(variable);
        tally.kinds.add(use);
        tally.uses++;
        if (tally.places.size() < MOST_PLACES && !place.file().isEmpty()) {
            tally.places.add(new Place(place.file(), place.line()));
        }
    }

    private Tally tally(Key variable) {
        return tallies.computeIfAbsent(variable, any -> new Tally());
    }

    /**
     * @param allRead whether all files were read
     */
    VariableReport report(boolean allRead) {
        boolean complete = allRead && !tooMany;
        List<Variable> variables = new ArrayList<>();
        tallies.forEach((key, tally) -> {
            if (complete || tally.state() != State.UNUSED) {
                variables.add(variable(key, tally));
            }
        });
        variables.sort(Comparator.comparing(Variable::name).thenComparing(Variable::origin));
        return new VariableReport(variables, complete);
    }

    private static Variable variable(Key key, Tally tally) {
        State state = tally.state();
        boolean byText = state == State.DEFAULT && key.origin() == Origin.NONE;
        return new Variable(
                key.name(),
                state,
                byText ? Origin.DEFAULT : key.origin(),
                tally.value,
                tally.uses,
                List.copyOf(tally.places));
    }
}
