package devhost.build;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Everything that one class file refers to: what the JVM will have to link. */
final class References {

    /** A member that the code uses: {@code isStatic} and {@code ownerIsInterface} as the instruction says them. */
    record Member(String owner, String name, String descriptor, boolean method, boolean isStatic, boolean ownerIsInterface) {}

    final Set<String> classes = new LinkedHashSet<>();
    final Set<Member> members = new LinkedHashSet<>();
    /** The members that are called past overriding: {@code super.method()}. */
    final Set<Member> superCalls = new LinkedHashSet<>();

    static References of(byte[] classFile) {
        References found = new References();
        new ClassReader(classFile).accept(found.new Collector(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found;
    }

    private void type(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.OBJECT -> classes.add(type.getInternalName());
            case Type.METHOD -> {
                type(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    type(argument);
                }
            }
            default -> { }
        }
    }

    private void name(String internalName) {
        if (internalName != null) {
            type(Type.getObjectType(internalName));
        }
    }

    private void constant(Object value) {
        if (value instanceof Type type) {
            type(type);
        } else if (value instanceof Handle handle) {
            handle(handle);
        }
    }

    private void handle(Handle handle) {
        boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
        boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC || handle.getTag() == Opcodes.H_GETSTATIC
                || handle.getTag() == Opcodes.H_PUTSTATIC;
        member(new Member(handle.getOwner(), handle.getName(), handle.getDesc(), !field, isStatic, handle.isInterface()));
    }

    private void member(Member member) {
        name(member.owner());
        type(Type.getType(member.descriptor()));
        if (!member.owner().startsWith("[")) {
            members.add(member);
        }
    }

    private AnnotationVisitor annotation(String descriptor) {
        type(Type.getType(descriptor));
        return null;
    }

    private final class Collector extends ClassVisitor {

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
            name(superName);
            for (String each : interfaces) {
                name(each);
            }
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            type(Type.getType(descriptor));
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                    return annotation(type);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            type(Type.getType(descriptor));
            if (exceptions != null) {
                for (String each : exceptions) {
                    name(each);
                }
            }
            return new Code();
        }
    }

    private final class Code extends MethodVisitor {

        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            name(type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
            member(new Member(owner, name, descriptor, false, isStatic, false));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Member called = new Member(owner, name, descriptor, true, opcode == Opcodes.INVOKESTATIC, isInterface);
            member(called);
            if (opcode == Opcodes.INVOKESPECIAL && !name.equals("<init>")) {
                superCalls.add(called);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            type(Type.getType(descriptor));
            handle(bootstrap);
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            type(Type.getType(descriptor));
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
            name(type);
        }
    }
}
