package devhost.pipeline;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** {@code withCredentials}: secrets as environment variables of a block, hidden in its log. */
final class CredentialBindings {
    /** Kinds of bindings. */
    static final List<String> KINDS = List.of("string", "file", "usernamePassword");

    private final Strand strand;
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<FilePath> files = new ArrayList<>();

    private CredentialBindings(Strand strand) {
        this.strand = strand;
    }

    /** Secrets are looked up each time the block is entered; they are never stored with the program. */
    static Object call(Strand strand, Arguments arguments) throws Exception {
        CredentialBindings bindings = new CredentialBindings(strand);
        try {
            for (Object binding : (Collection<?>) arguments.soleOr("bindings")) {
                bindings.bind((UninstantiatedDescribable) binding);
            }
            Surroundings inner =
                    strand.surroundings().with(bindings.variables).hiding(bindings.secrets);
            return BlockSteps.block(strand, "withCredentials", null, () -> strand.within(inner, arguments.body()));
        } finally {
            for (FilePath file : bindings.files) {
                file.deleteRecursive();
            }
        }
    }

    private void bind(UninstantiatedDescribable binding) throws Exception {
        Map<String, ?> arguments = binding.getArguments();
        String id = required(binding, "credentialsId");
        switch (binding.getSymbol()) {
            case "string" -> secret(
                    required(binding, "variable"), find(id, StringCredentials.class).getSecret().getPlainText());
            case "file" -> variables.put(
                    required(binding, "variable"), write(find(id, FileCredentials.class)).getRemote());
            case "usernamePassword" -> {
                StandardUsernamePasswordCredentials found = find(id, StandardUsernamePasswordCredentials.class);
                variables.put(required(binding, "usernameVariable"), found.getUsername());
                secret(required(binding, "passwordVariable"), found.getPassword().getPlainText());
            }
            default -> throw new IllegalArgumentException("'" + binding.getSymbol() + arguments
                    + "' is not a binding; there are " + KINDS);
        }
    }

    private void secret(String variable, String value) {
        variables.put(variable, value);
        secrets.add(value);
    }

    private <C extends IdCredentials> C find(String id, Class<C> type) throws AbortException {
        Run<?, ?> run = strand.program().run();
        C found = CredentialsProvider.findCredentialById(id, type, run);
        if (found == null) {
            throw new AbortException("Could not find credentials entry with ID '" + id + "'");
        }
        CredentialsProvider.track(run, found);
        return found;
    }

    private FilePath write(FileCredentials credentials) throws Exception {
        FilePath workspace = BasicSteps.directory(strand);
        FilePath directory = new FilePath(new File(workspace.getRemote() + "@tmp/secretFiles/" + UUID.randomUUID()));
        directory.mkdirs();
        files.add(directory);
        FilePath file = directory.child(credentials.getFileName());
        Path path = Path.of(file.getRemote());
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (InputStream content = credentials.getContent(); var out = Files.newOutputStream(path)) {
            content.transferTo(out);
        }
        secrets.add(file.getRemote());
        return file;
    }

    private static String required(UninstantiatedDescribable binding, String name) {
        Object value = binding.getArguments().get(name);
        if (value == null) {
            throw new IllegalArgumentException("Missing required parameter: \"" + name + "\" of " + binding.getSymbol());
        }
        return value.toString();
    }
}
