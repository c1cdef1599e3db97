package io.jenkins.plugins.windflow.core.compose.load.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** docs/compose-support.md says what the loader does with every key: the table is compared with the loader's own. */
class SupportDocumentTest {
    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->";

    @Test
    void theTableIsThatOfTheLoader() throws IOException {
        String document = Files.readString(SourceTree.path("docs/compose-support.md"));
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        assertThat(begin).isPositive();
        assertThat(document.substring(begin + BEGIN.length(), end)).isEqualTo(table());
    }

    static String table() {
        StringBuilder text = new StringBuilder();
        for (Scope scope : Scope.values()) {
            text.append("\n### `").append(scope.place()).append("`\n\n| Key | What happens |\n| --- | --- |\n");
            for (Map.Entry<String, Scope.Key> key : new TreeMap<>(scope.keys()).entrySet()) {
                text.append("| `")
                        .append(key.getKey())
                        .append("` | ")
                        .append(cell(key.getValue()))
                        .append(" |\n");
            }
        }
        return text.append('\n').toString();
    }

    private static String cell(Scope.Key key) {
        return key.support().description() + (key.reason().isEmpty() ? "" : "; " + key.reason());
    }
}
