package io.jenkins.plugins.windflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Jenkins leaves an optional extension out when it cannot resolve the class and the signatures of its methods. Types that only
 * the bodies name do not count: such an extension would be used without its plugin, and fail.
 */
class OptionalExtensionTest {
    private static final Path SOURCES = SourceTree.path("src/main/java");
    private static final Pattern OPTIONAL = Pattern.compile("(?m)^( *)@Extension\\(optional = true\\)");
    private static final String OURS = "io.jenkins.plugins.windflow.";
    private static final List<String> OPTIONAL_PLUGINS =
            List.of("com.cloudbees.hudson.plugins.folder.", "org.jenkinsci.plugins.docker.commons.");

    @Test
    void thereAreSome() throws IOException {
        assertThat(optional()).hasSizeGreaterThan(2);
    }

    @TestFactory
    Stream<DynamicTest> isLeftOutWithoutItsPlugin() throws IOException {
        return optional().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThatThrownBy(
                                        () -> new Without().loadClass(name).getDeclaredMethods())
                                .isInstanceOf(LinkageError.class)));
    }

    private static List<String> optional() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(OptionalExtensionTest::optional)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> optional(Path file) {
        String name = SOURCES.relativize(file)
                .toString()
                .replaceAll("\\.java$", "")
                .replace(file.getFileSystem().getSeparator(), ".");
        try {
            return OPTIONAL
                    .matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1).isEmpty() ? name : name + "$DescriptorImpl")
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    /** Loads our classes anew, as if the optional plugins were not installed. */
    private static final class Without extends ClassLoader {
        Without() {
            super(OptionalExtensionTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (OPTIONAL_PLUGINS.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
