package io.jenkins.plugins.windflow.core.compose.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The random projects that are written and read back leave no part of the model out: every record occurs, every
 * component that can be empty is empty in one and filled in another, every flag is on and off, every choice is taken.
 */
class ModelCoverageTest {
    private static final String MODEL = Project.class.getPackageName();

    /** What comes from the request and not from the files; and no project is without services. */
    private static final Set<String> FIXED = Set.of(
            "Project.directory",
            "Project.files",
            "Project.inactiveServices",
            "Project.confidential",
            "Project.services");

    private final Map<String, Set<String>> wanted = new TreeMap<>();
    private final Map<String, Set<String>> seen = new TreeMap<>();
    private final Set<Class<?>> records = new HashSet<>();

    @Test
    void randomProjectsHaveEveryValueOfEveryRecord() {
        ComposeWriterTest.seeds().forEach(seed -> look(new RandomProject(new Random(seed)).project()));
        Set<String> missing = new TreeSet<>();
        seen.forEach((component, values) -> {
            Set<String> never = new TreeSet<>(wanted.get(component));
            never.removeAll(values);
            if (!never.isEmpty() && !FIXED.contains(component)) {
                missing.add(component + " is never " + String.join(", ", never));
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void randomProjectsHaveEveryRecord() throws IOException, ReflectiveOperationException {
        ComposeWriterTest.seeds().forEach(seed -> look(new RandomProject(new Random(seed)).project()));
        assertThat(recordsOfTheModel())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(records).contains(type));
    }

    private void look(Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(this::look);
            case Collection<?> items -> items.forEach(this::look);
            case Map<?, ?> map -> map.values().forEach(this::look);
            case Record described
            when described.getClass().getPackageName().equals(MODEL) -> {
                records.add(described.getClass());
                for (RecordComponent component : described.getClass().getRecordComponents()) {
                    component(described, component);
                }
            }
            default -> {}
        }
    }

    private void component(Record owner, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(owner);
            String name = name(owner.getClass()) + "." + component.getName();
            note(name, value);
            look(value);
        } catch (ReflectiveOperationException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private void note(String name, Object value) {
        switch (value) {
            case Optional<?> optional -> emptiness(name, optional.isEmpty());
            case OptionalInt number -> emptiness(name, number.isEmpty());
            case OptionalLong number -> emptiness(name, number.isEmpty());
            case Collection<?> items -> emptiness(name, items.isEmpty());
            case Map<?, ?> map -> emptiness(name, map.isEmpty());
            case Boolean flag -> note(name, flag.toString(), Set.of("true", "false"));
            case Enum<?> choice ->
                note(
                        name,
                        choice.name(),
                        Stream.of(choice.getDeclaringClass().getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.toSet()));
            default -> {}
        }
    }

    private void emptiness(String name, boolean empty) {
        note(name, empty ? "empty" : "filled", Set.of("empty", "filled"));
    }

    private void note(String name, String value, Set<String> all) {
        wanted.put(name, all);
        seen.computeIfAbsent(name, any -> new TreeSet<>()).add(value);
    }

    private static String name(Class<?> type) {
        return type.getName().substring(MODEL.length() + 1).replace('$', '.');
    }

    private static Set<Class<?>> recordsOfTheModel() throws IOException, ReflectiveOperationException {
        Path classes = Path.of(Project.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .resolve(MODEL.replace('.', '/'));
        Set<Class<?>> records = new HashSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.class$", "");
                if (!name.equals("package-info")) {
                    Class<?> type = Class.forName(MODEL + "." + name);
                    if (type.isRecord()) {
                        records.add(type);
                    }
                }
            }
        }
        return records;
    }
}
