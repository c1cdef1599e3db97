package devhost.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of a set of jars and folders, read on demand: names, kinds, members and their access. */
final class ClassIndex {

    /** A class as the linker sees it; members are keyed by name and descriptor. */
    record ClassInfo(String name, int access, String superName, List<String> interfaces, Map<String, Integer> methods,
            Map<String, Integer> fields) {

        boolean isInterface() {
            return (access & Opcodes.ACC_INTERFACE) != 0;
        }
    }

    private record Location(Path container, String entry) {}

    private final Map<String, Location> locations = new HashMap<>();
    private final Map<String, Optional<ClassInfo>> read = new HashMap<>();

    /** Adds a jar, a folder of classes, or (when {@code deep}) every jar below a folder. The first place of a class wins. */
    void add(Path place, boolean deep) throws IOException {
        if (Files.isRegularFile(place)) {
            addJar(place);
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                String name = file.toString();
                if (deep && name.endsWith(".jar")) {
                    addJar(file);
                } else if (!deep && name.endsWith(".class")) {
                    String entry = place.relativize(file).toString().replace('\\', '/');
                    locations.putIfAbsent(entry.substring(0, entry.length() - ".class".length()), new Location(file, null));
                }
            }
        }
    }

    private void addJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (entry.getName().endsWith(".class")) {
                    String name = entry.getName().substring(0, entry.getName().length() - ".class".length());
                    locations.putIfAbsent(name, new Location(jar, entry.getName()));
                }
            }
        }
    }

    Iterable<String> names() {
        return locations.keySet();
    }

    byte[] bytes(String name) throws IOException {
        Location location = locations.get(name);
        if (location == null) {
            try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
                return in == null ? null : in.readAllBytes();
            }
        }
        if (location.entry() == null) {
            return Files.readAllBytes(location.container());
        }
        try (JarFile jar = new JarFile(location.container().toFile());
                InputStream in = jar.getInputStream(jar.getEntry(location.entry()))) {
            return in.readAllBytes();
        }
    }

    /** The class of that internal name (slashes), from this index or else from the JDK. */
    Optional<ClassInfo> find(String name) {
        Optional<ClassInfo> known = read.get(name);
        if (known == null) {
            try {
                byte[] bytes = bytes(name);
                known = bytes == null ? Optional.empty() : Optional.of(parse(bytes));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("The class " + name + " cannot be read.", e);
            }
            read.put(name, known);
        }
        return known;
    }

    private static ClassInfo parse(byte[] bytes) {
        Map<String, Integer> methods = new HashMap<>();
        Map<String, Integer> fields = new HashMap<>();
        ClassReader reader = new ClassReader(bytes);
        int[] access = {reader.getAccess()};
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public void visitInnerClass(String name, String outer, String inner, int flags) {
                if (name.equals(reader.getClassName())) {
                    // The flags of the source: a nested class's own header cannot say protected or private.
                    access[0] = (access[0] & ~(Opcodes.ACC_PUBLIC)) | flags;
                }
            }

            @Override
            public MethodVisitor visitMethod(int flags, String name, String descriptor, String signature, String[] errors) {
                methods.put(name + descriptor, flags);
                return null;
            }

            @Override
            public FieldVisitor visitField(int flags, String name, String descriptor, String signature, Object value) {
                fields.put(name + descriptor, flags);
                return null;
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassInfo(reader.getClassName(), access[0], reader.getSuperName(), List.of(reader.getInterfaces()),
                methods, fields);
    }
}
