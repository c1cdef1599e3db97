package devhost.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the indexes by which Jenkins finds symbols and initializers, as its annotation indexer does in the plugin's own
 * build: META-INF/annotations/NAME with the names of the classes that bear the annotation or have a method that does.
 * (Extensions have an index of their own, which SezPoz writes while compiling.)
 *
 * <p>Arguments: the folder of classes.
 */
public final class AnnotationIndexer {

    private static final Set<String> INDEXED =
            Set.of("org.jenkinsci.Symbol", "hudson.init.Initializer", "hudson.init.Terminator");

    private AnnotationIndexer() {}

    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                read(Files.readAllBytes(file), found);
            }
        }
        Path index = Files.createDirectories(classes.resolve("META-INF/annotations"));
        for (String annotation : INDEXED) {
            Files.deleteIfExists(index.resolve(annotation));
        }
        for (Map.Entry<String, Set<String>> entry : found.entrySet()) {
            Files.write(index.resolve(entry.getKey()), entry.getValue());
        }
    }

    private static void read(byte[] classFile, Map<String, Set<String>> found) {
        ClassReader reader = new ClassReader(classFile);
        String owner = reader.getClassName().replace('/', '.');
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                return note(descriptor);
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] errors) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                        return note(annotation);
                    }
                };
            }

            private AnnotationVisitor note(String descriptor) {
                String name = Type.getType(descriptor).getClassName();
                if (INDEXED.contains(name)) {
                    found.computeIfAbsent(name, key -> new TreeSet<>()).add(owner);
                }
                return null;
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }
}
