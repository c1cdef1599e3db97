package devhost.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;

/**
 * Checks that class files compiled against the stand-in link against a real Jenkins: every class, method and field that
 * they refer to outside themselves exists there with the same kind, descriptor and sufficient access (JVM Specification,
 * 5.4.3), no superclass is final or of the wrong kind, and no super call lands on a compiler's bridge.
 *
 * <p>Arguments: our classes (folders or jars, joined by the path separator), a folder with the jars of a real Jenkins,
 * further libraries (joined by the path separator; may be empty).
 */
public final class LinkCheck {

    private final ClassIndex ours = new ClassIndex();
    private final ClassIndex world = new ClassIndex();
    private final Map<String, Set<String>> problems = new LinkedHashMap<>();
    private int checkedMembers;

    public static void main(String[] args) throws IOException {
        LinkCheck check = new LinkCheck();
        for (String place : args[0].split(File.pathSeparator)) {
            check.ours.add(Path.of(place), false);
            check.world.add(Path.of(place), false);
        }
        check.world.add(Path.of(args[1]), true);
        for (String library : args.length > 2 ? args[2].split(File.pathSeparator) : new String[0]) {
            if (!library.isBlank()) {
                check.world.add(Path.of(library), false);
            }
        }
        System.exit(check.run() ? 0 : 1);
    }

    private boolean run() throws IOException {
        List<String> names = new ArrayList<>();
        ours.names().forEach(names::add);
        names.removeIf(name -> name.startsWith("devhost/")); // tests of these very tools never meet a real Jenkins
        for (String name : names) {
            check(name);
        }
        problems.forEach((problem, users) -> System.out.println(problem + "\n    used by " + String.join(", ", users)));
        System.out.printf("link check: %d classes, %d references, %d problems%n", names.size(), checkedMembers, problems.size());
        return problems.isEmpty();
    }

    private void check(String user) throws IOException {
        References references = References.of(ours.bytes(user));
        ClassIndex.ClassInfo self = world.find(user).orElseThrow();
        checkSuperTypes(self);
        for (String name : references.classes) {
            Optional<ClassIndex.ClassInfo> found = world.find(name);
            if (found.isEmpty()) {
                problem(user, "missing class " + dotted(name));
            } else if (!accessible(self, found.get(), found.get().access())) {
                problem(user, "class " + dotted(name) + " is not accessible");
            }
        }
        for (References.Member member : references.members) {
            checkedMembers++;
            checkMember(self, member);
        }
        references.superCalls.forEach(called -> checkSuperCall(self, called));
    }

    /** A compiler's bridge calls the overriding method again: an overriding method that calls it never ends. */
    private void checkSuperCall(ClassIndex.ClassInfo self, References.Member called) {
        world.find(called.owner())
                .flatMap(owner -> resolve(owner, called))
                .filter(declaration -> (declaration.access() & Opcodes.ACC_BRIDGE) != 0)
                .ifPresent(declaration -> problem(self.name(), "super call of " + dotted(called.owner()) + "." + called.name()
                        + called.descriptor() + " lands on a bridge, which calls back"));
    }

    private void checkSuperTypes(ClassIndex.ClassInfo self) {
        world.find(self.superName()).ifPresent(parent -> {
            if ((parent.access() & Opcodes.ACC_FINAL) != 0) {
                problem(self.name(), "superclass " + dotted(parent.name()) + " is final");
            }
            if (parent.isInterface()) {
                problem(self.name(), "superclass " + dotted(parent.name()) + " is an interface");
            }
        });
        for (String name : self.interfaces()) {
            world.find(name).filter(i -> !i.isInterface())
                    .ifPresent(i -> problem(self.name(), dotted(i.name()) + " is a class, not an interface"));
        }
    }

    private void checkMember(ClassIndex.ClassInfo self, References.Member member) {
        Optional<ClassIndex.ClassInfo> owner = world.find(member.owner());
        if (owner.isEmpty()) {
            return; // reported as a missing class
        }
        String text = dotted(member.owner()) + "." + member.name() + member.descriptor();
        if (member.method() && owner.get().isInterface() != member.ownerIsInterface()) {
            problem(self.name(), dotted(member.owner()) + " is " + (owner.get().isInterface() ? "an interface" : "a class")
                    + ", not what the code was compiled for (" + member.name() + ")");
        }
        Optional<Declaration> declaration = resolve(owner.get(), member);
        if (declaration.isEmpty()) {
            problem(self.name(), "missing " + (member.method() ? "method " : "field ") + text);
            return;
        }
        int access = declaration.get().access();
        if (((access & Opcodes.ACC_STATIC) != 0) != member.isStatic()) {
            problem(self.name(), text + " is " + ((access & Opcodes.ACC_STATIC) != 0 ? "static" : "not static"));
        }
        if (!accessible(self, declaration.get().holder(), access)) {
            problem(self.name(), text + " is not accessible");
        }
    }

    private record Declaration(ClassIndex.ClassInfo holder, int access) {}

    private Optional<Declaration> resolve(ClassIndex.ClassInfo start, References.Member member) {
        Map<String, Integer> declared = member.method() ? start.methods() : start.fields();
        Integer access = declared.get(member.name() + member.descriptor());
        if (access == null && member.method() && isSignaturePolymorphic(start.name())) {
            access = start.methods().entrySet().stream().filter(e -> e.getKey().startsWith(member.name() + "("))
                    .map(Map.Entry::getValue).findFirst().orElse(null);
        }
        if (access != null) {
            return Optional.of(new Declaration(start, access));
        }
        List<String> parents = new ArrayList<>(start.interfaces());
        if (start.superName() != null) {
            parents.add(0, start.superName());
        }
        for (String parent : parents) {
            Optional<Declaration> found = world.find(parent).flatMap(p -> resolve(p, member));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isSignaturePolymorphic(String owner) {
        return owner.equals("java/lang/invoke/MethodHandle") || owner.equals("java/lang/invoke/VarHandle");
    }

    private boolean accessible(ClassIndex.ClassInfo user, ClassIndex.ClassInfo holder, int access) {
        if ((access & Opcodes.ACC_PUBLIC) != 0) {
            return true;
        }
        if (packageOf(user.name()).equals(packageOf(holder.name()))) {
            return true; // private access between nest mates is the compiler's business
        }
        return (access & Opcodes.ACC_PROTECTED) != 0 && (inherits(user, holder.name()) || enclosingInherits(user, holder.name()));
    }

    private boolean enclosingInherits(ClassIndex.ClassInfo user, String ancestor) {
        for (int end = user.name().lastIndexOf('$'); end > 0; end = user.name().lastIndexOf('$', end - 1)) {
            if (world.find(user.name().substring(0, end)).filter(outer -> inherits(outer, ancestor)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean inherits(ClassIndex.ClassInfo type, String ancestor) {
        // A protected member of java.lang.Object is everybody's; a nested protected class is reached through its outer class.
        String outer = ancestor.contains("$") ? ancestor.substring(0, ancestor.indexOf('$')) : ancestor;
        return type.name().equals(ancestor) || type.name().equals(outer)
                || type.superName() != null && world.find(type.superName()).filter(p -> inherits(p, ancestor)).isPresent()
                || type.interfaces().stream().anyMatch(i -> world.find(i).filter(p -> inherits(p, ancestor)).isPresent());
    }

    private void problem(String user, String text) {
        problems.computeIfAbsent(text, key -> new TreeSet<>()).add(dotted(user));
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }
}
