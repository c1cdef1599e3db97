package devhost.build;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a {@code Messages} class for each Messages.properties, with the names and signatures that Jenkins' localizer
 * plugin for Maven gives them: {@code X_y(arg0, ...)} for the text in the current locale, {@code _X_y(...)} for a
 * {@code Localizable}.
 *
 * <p>Arguments: the resources folder, the folder for generated sources.
 */
public final class MessagesGenerator {

    private MessagesGenerator() {}

    public static void main(String[] args) throws IOException {
        Path resources = Path.of(args[0]);
        Path output = Path.of(args[1]);
        List<Path> bundles;
        try (Stream<Path> files = Files.walk(resources)) {
            bundles = files.filter(f -> f.endsWith("Messages.properties")).sorted().toList();
        }
        for (Path bundle : bundles) {
            Path folder = resources.relativize(bundle.getParent());
            Path target = output.resolve(folder).resolve("Messages.java");
            Files.createDirectories(target.getParent());
            Files.writeString(target, source(folder.toString().replace('/', '.'), load(bundle)));
        }
    }

    private static Properties load(Path bundle) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            messages.load(reader);
        }
        return messages;
    }

    private static String source(String packageName, Properties messages) {
        StringBuilder out = new StringBuilder("package " + packageName + """
                ;

                import org.jvnet.localizer.Localizable;
                import org.jvnet.localizer.ResourceBundleHolder;

                public class Messages {
                    private static final ResourceBundleHolder holder = ResourceBundleHolder.get(Messages.class);
                """);
        for (String key : new TreeSet<>(messages.stringPropertyNames())) {
            int count = new MessageFormat(messages.getProperty(key)).getFormatsByArgumentIndex().length;
            String name = key.replaceAll("[^A-Za-z0-9_]", "_");
            String parameters = arguments(count, "Object arg%d");
            String passed = count == 0 ? "" : ", " + arguments(count, "arg%d");
            out.append("""

                        public static String %s(%s) {
                            return holder.format("%s"%s);
                        }

                        public static Localizable _%s(%s) {
                            return new Localizable(holder, "%s"%s);
                        }
                    """.formatted(name, parameters, key, passed, name, parameters, key, passed));
        }
        return out.append("}\n").toString();
    }

    private static String arguments(int count, String pattern) {
        return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining(", "));
    }
}
