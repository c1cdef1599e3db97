package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import io.jenkins.plugins.windflow.core.compose.load.input.FileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.write.ComposeWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One case of a {@code *.cases} file: files, a request, and the project, the errors or the warnings that come of them.
 *
 * <pre>
 * ## title
 * -- file compose.yaml         a Compose file; several are merged in this order
 * -- workspace .env            another file of the workspace
 * -- request                   lines: project NAME | project (none), directory PATH, var N=V, secret N=V, profile P,
 *                              service S, deny binds|socket|privileged|namespaces|capabilities, no workspace
 * -- project                   normal form, without name, default network and attachments to it
 * -- errors                    one a line
 * -- warnings                  one a line
 * -- variables                 the report on the variables, one a line: name, state, origin, value, places
 * </pre>
 */
public record LoaderCase(String title, Map<String, String> sections) {
    public static List<LoaderCase> parse(String text) {
        List<LoaderCase> cases = new ArrayList<>();
        Map<String, String> sections = null;
        String section = null;
        for (String line : text.split("\n")) {
            if (line.startsWith("## ")) {
                sections = new LinkedHashMap<>();
                section = null;
                cases.add(new LoaderCase(line.substring(3), sections));
            } else if (line.startsWith("-- ")) {
                section = line.substring(3);
                sections.put(section, "");
            } else if (section != null) {
                sections.merge(section, line + "\n", String::concat);
            }
        }
        return cases;
    }

    /** What comes of the case: the sections project or errors, and warnings if there are any. */
    Map<String, String> run() {
        Map<String, String> outcome = new LinkedHashMap<>();
        List<String> warnings = new ArrayList<>();
        VariableReport report;
        try {
            LoadedProject loaded = ComposeLoader.read(request(), warning -> warnings.add(warning.toString()));
            outcome.put("project", shown(loaded.project()));
            report = loaded.variables();
        } catch (ComposeException invalid) {
            report = invalid.variables();
            outcome.put(
                    "errors",
                    lines(invalid.problems().stream().map(Problem::toString).toList()));
        }
        if (!warnings.isEmpty()) {
            outcome.put("warnings", lines(warnings));
        }
        if (sections.containsKey("variables")) {
            outcome.put(
                    "variables",
                    lines(report.variables().stream().map(LoaderCase::shown).toList()));
        }
        return outcome;
    }

    /** The sections that {@link #run} is compared with. */
    Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String name : List.of("project", "errors", "warnings", "variables")) {
            if (sections.containsKey(name)) {
                expected.put(name, sections.get(name).stripTrailing() + "\n");
            }
        }
        return expected;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String shown(VariableReport.Variable variable) {
        return variable.name() + " " + variable.state() + " " + variable.origin()
                + variable.value().map(value -> " \"" + value.reveal() + "\"").orElse("")
                + variable.places().stream().map(place -> " " + place).collect(Collectors.joining());
    }

    private static String shown(Project project) {
        String name = project.name().value();
        String text = ComposeWriter.write(project)
                .text()
                .replace("    networks:\n      default: {}\n", "")
                .replace("networks:\n  default:\n    name: " + name + "_default\n", "");
        String inactive = project.inactiveServices().isEmpty()
                ? ""
                : "# inactive: " + String.join(", ", project.inactiveServices()) + "\n";
        return (name.equals("shop") ? text.replaceFirst("name: shop\n", "") : text) + inactive;
    }

    public LoadRequest request() {
        List<ComposeFile> files = new ArrayList<>();
        Map<String, String> workspace = new HashMap<>();
        sections.forEach((name, text) -> {
            if (name.startsWith("file ")) {
                files.add(new ComposeFile(name.substring(5), text));
            } else if (name.startsWith("workspace ")) {
                workspace.put(name.substring(10), text);
            }
        });
        LoadRequest request = LoadRequest.of(files).withProjectName("shop").withSource(new TextFiles(workspace));
        return Options.apply(sections.getOrDefault("request", ""), request);
    }

    /** Files in memory. */
    public record TextFiles(Map<String, String> files) implements FileSource {
        @Override
        public byte[] read(String path, int limit) throws IOException {
            if (!files.containsKey(path)) {
                throw new NoSuchFileException(path);
            }
            return files.get(path).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The lines of the request section. */
    private static final class Options {
        private final Map<String, String> variables = new HashMap<>();
        private final Map<String, Sensitive> secrets = new HashMap<>();
        private final Set<String> profiles = new HashSet<>();
        private final List<String> services = new ArrayList<>();
        private final Set<String> denied = new HashSet<>();

        static LoadRequest apply(String lines, LoadRequest request) {
            Options options = new Options();
            LoadRequest result = request;
            for (String line : lines.lines().filter(text -> !text.isBlank()).toList()) {
                result = options.line(line, result);
            }
            return result.withVariables(options.variables)
                    .withSecrets(options.secrets)
                    .withProfiles(options.profiles)
                    .withServices(options.services)
                    .withPolicy(options.policy());
        }

        private LoadRequest line(String line, LoadRequest request) {
            int space = line.indexOf(' ');
            String value = line.substring(space + 1);
            int equals = value.indexOf('=');
            switch (line.substring(0, space)) {
                case "project" -> {
                    return value.equals("(none)") ? withoutName(request) : request.withProjectName(value);
                }
                case "directory" -> {
                    return request.withProjectDirectory(value);
                }
                case "no" -> {
                    return request.withSource(FileSource.NONE);
                }
                case "var" -> variables.put(value.substring(0, equals), value.substring(equals + 1));
                case "secret" -> secrets.put(value.substring(0, equals), Sensitive.of(value.substring(equals + 1)));
                case "profile" -> profiles.add(value);
                case "service" -> services.add(value);
                case "deny" -> denied.add(value);
                default -> throw new IllegalArgumentException("unknown line in a request: " + line);
            }
            return request;
        }

        private static LoadRequest withoutName(LoadRequest request) {
            return LoadRequest.of(request.files()).withSource(request.source());
        }

        private ComposePolicy policy() {
            return new ComposePolicy(
                    !denied.contains("privileged"),
                    !denied.contains("binds"),
                    !denied.contains("socket"),
                    !denied.contains("namespaces"),
                    !denied.contains("capabilities"));
        }
    }
}
