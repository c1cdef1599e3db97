package io.jenkins.plugins.windflow.core.compose.load.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mounts as {@code [SOURCE:]TARGET[:OPTIONS]} (Compose Specification, "volumes", short syntax).
 *
 * @param source a volume's name or a path of the Docker host; empty for an anonymous volume
 * @param isPath whether the source is a path
 */
public record MountSyntax(
        Optional<String> source,
        boolean isPath,
        String target,
        boolean readOnly,
        boolean noCopy,
        Optional<String> propagation,
        Optional<String> selinux) {
    /** How mounts below a bind mount are shared with the host. */
    public static final Set<String> PROPAGATIONS =
            Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

    /** SELinux relabelling. */
    public static final Set<String> SELINUX = Set.of("z", "Z");

    public static MountSyntax parse(String text) throws SyntaxException {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() > 1 && isDriveLetter(parts.get(0))) {
            throw new SyntaxException("\"" + parts.get(0) + ":\" reads as a Windows drive, and Windows paths are not "
                    + "supported: give a volume a name of two or more characters, or use the long syntax.");
        }
        if (parts.size() > 3 || parts.contains("")) {
            throw new SyntaxException("This is not a mount: write \"/target\", \"volume:/target\", "
                    + "\"/host/path:/target\" or one of the last two with \":ro\".");
        }
        if (parts.size() == 1) {
            return new MountSyntax(Optional.empty(), false, text, false, false, Optional.empty(), Optional.empty());
        }
        return withOptions(parts.get(0), parts.get(1), parts.size() == 3 ? parts.get(2) : "rw");
    }

    private static MountSyntax withOptions(String source, String target, String options) throws SyntaxException {
        boolean readOnly = false;
        boolean noCopy = false;
        Optional<String> propagation = Optional.empty();
        Optional<String> selinux = Optional.empty();
        for (String option : options.split(",", -1)) {
            switch (option) {
                case "ro" -> readOnly = true;
                case "rw" -> readOnly = false;
                case "nocopy" -> noCopy = true;
                case "z", "Z" -> selinux = Optional.of(option);
                default -> propagation = Optional.of(propagation(option));
            }
        }
        return new MountSyntax(Optional.of(source), isPath(source), target, readOnly, noCopy, propagation, selinux);
    }

    private static String propagation(String option) throws SyntaxException {
        if (!PROPAGATIONS.contains(option)) {
            throw new SyntaxException("The mount option \"" + option
                    + "\" is unknown: there are ro, rw, nocopy, z, Z and the propagation modes.");
        }
        return option;
    }

    /** Whether a source is a path of the host and not the name of a volume. */
    public static boolean isPath(String source) {
        return source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
    }

    private static boolean isDriveLetter(String part) {
        return part.length() == 1 && Character.isLetter(part.charAt(0));
    }
}
