package io.jenkins.plugins.windflow.json;

import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with files in an editor, and what they do with variables. Never holds the value of one. */
public final class CheckDocument {
    private CheckDocument() {}

    public static Map<String, Object> of(
            List<Problem> problems, List<Problem> warnings, VariableReport variables, Collection<String> services) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("problems", problems.stream().map(CheckDocument::problem).toList());
        json.put("warnings", warnings.stream().map(CheckDocument::problem).toList());
        json.put(
                "variables",
                variables.variables().stream().map(CheckDocument::variable).toList());
        json.put("complete", variables.complete());
        json.put("services", List.copyOf(services));
        return json;
    }

    private static Map<String, Object> problem(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", problem.file());
        json.put("line", problem.line());
        json.put("column", problem.column());
        json.put("key", problem.key());
        json.put("message", problem.message());
        return json;
    }

    private static Map<String, Object> variable(VariableReport.Variable variable) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", variable.name());
        json.put("state", variable.state().name());
        json.put("origin", variable.origin().name());
        json.put("uses", variable.uses());
        json.put("places", variable.places().stream().map(CheckDocument::place).toList());
        return json;
    }

    private static Map<String, Object> place(VariableReport.Place place) {
        return Map.of("file", place.file(), "line", place.line());
    }
}
