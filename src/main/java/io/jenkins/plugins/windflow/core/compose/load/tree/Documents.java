package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.Workspace;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.load.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The YAML documents of the Compose files of one load. A file that several others name is read once. */
public final class Documents {
    private final Workspace workspace;
    private final Budget budget;
    private final Problems problems;
    private final Map<String, Optional<Parsed>> read = new HashMap<>();

    public Documents(Workspace workspace, Budget budget, Problems problems) {
        this.workspace = workspace;
        this.budget = budget;
        this.problems = problems;
    }

    /**
     * A file.
     *
     * @param name as positions have it; of a file that another one names the path in the workspace
     * @param documents those that hold something
     */
    public record Parsed(String name, List<Mapping> documents) {}

    /**
     * Parses a file of the request. That it is empty or not YAML is reported.
     *
     * @throws ComposeException when all files together are too long
     */
    public Parsed parse(ComposeFile file) throws ComposeException {
        if (file.text().length() <= YamlReader.LONGEST_FILE) {
            budget.spendText(file.text().length(), new Position(file.name(), 1, 1));
        }
        List<Mapping> documents = new ArrayList<>();
        boolean empty = true;
        for (Node document : YamlReader.read(file.name(), file.text(), budget.values(), problems::add)) {
            budget.spendValues(document);
            if (document instanceof Mapping mapping) {
                documents.add(mapping);
                empty = false;
            } else if (!(document instanceof Scalar scalar) || !scalar.isNull()) {
                problems.add(document.position(), "", "A Compose file is a mapping, not " + document.kindName() + ".");
                empty = false;
            }
        }
        if (empty && file.text().length() <= YamlReader.LONGEST_FILE) {
            problems.addUnlessReported(file.name(), "The file is empty.");
        }
        return new Parsed(file.name(), documents);
    }

    /**
     * Reads a file that a key of another one names.
     *
     * @param path as seen from the folder of the first Compose file
     * @return empty when it cannot be read or holds nothing, which has been reported
     * @throws ComposeException when all files together are too long
     */
    Optional<Parsed> read(String path, Position position, String key) throws ComposeException {
        Optional<Parsed> known = read.get(path);
        if (known == null) {
            Optional<Workspace.TextFile> content = workspace.readDocument(path, position, key);
            known = content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(parse(new ComposeFile(
                                    content.get().path(), content.get().text())))
                            .filter(file -> !file.documents().isEmpty());
            read.put(path, known);
        } else if (known.isPresent()) {
            for (Mapping document : known.get().documents()) {
                budget.spendValues(document);
            }
        }
        return known;
    }
}
