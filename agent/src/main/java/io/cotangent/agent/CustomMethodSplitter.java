package io.cotangent.agent;

import io.cotangent.agent.CustomMethods.Custom;
import io.cotangent.agent.Replacement.Rule;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * Parts a method that has a derivative rule: its code goes to a private method beside it, and what
 * it is to others (name, types, flags, annotations) stays, with a call of the runtime in it, which
 * knows the code and the rule.
 *
 * <p>Where the rule cannot be used, the method stays whole, with a check before its code that
 * refuses arguments that are being differentiated.
 */
final class CustomMethodSplitter extends MethodVisitor {
    /** What the names of the methods with the code end in. */
    static final String SUFFIX = "$cotangent";

    private static final String RUNTIME = "io/cotangent/custom/CustomSites";
    private static final String LINKAGE =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;";
    private static final String TEXT = "Ljava/lang/String;";
    private static final Handle METHOD = bootstrap("method", TEXT + "II" + TEXT + TEXT);
    private static final Handle REFUSAL = bootstrap("refusal", TEXT);

    private final MethodVisitor outside;

    private CustomMethodSplitter(MethodVisitor outside, MethodVisitor code) {
        super(Opcodes.ASM9, code);
        this.outside = outside;
    }

    private static Handle bootstrap(String name, String arguments) {
        return new Handle(
                Opcodes.H_INVOKESTATIC,
                RUNTIME,
                name,
                LINKAGE + arguments + ")Ljava/lang/invoke/CallSite;",
                false);
    }

    /** A method, where it is declared. */
    record Place(
            String owner,
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {

        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }

        /** The type with the object first, if there is one. */
        String type() {
            return isStatic() ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
        }

        /** The number of slots of its parameters. */
        int slots() {
            return Type.getArgumentsAndReturnSizes(descriptor) / 4 - (isStatic() ? 1 : 0);
        }
    }

    /** The visitor of a method that is parted. */
    static MethodVisitor split(ClassVisitor next, Place place, Custom custom) {
        MethodVisitor outside =
                next.visitMethod(
                        place.access,
                        place.name,
                        place.descriptor,
                        place.signature,
                        place.exceptions);
        if (custom.problem() != null) {
            return new Refusal(outside, place, custom.problem());
        }
        int access =
                Opcodes.ACC_PRIVATE
                        | Opcodes.ACC_SYNTHETIC
                        | place.access
                                & (Opcodes.ACC_STATIC | Opcodes.ACC_STRICT | Opcodes.ACC_VARARGS);
        MethodVisitor code =
                next.visitMethod(
                        access & ~Opcodes.ACC_VARARGS,
                        place.name + SUFFIX,
                        place.descriptor,
                        place.signature,
                        place.exceptions);
        return new CustomMethodSplitter(new Call(outside, place, custom), code);
    }

    @Override
    public void visitParameter(@Nullable String name, int access) {
        outside.visitParameter(name, access);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotationDefault() {
        return outside.visitAnnotationDefault();
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return outside.visitAnnotation(descriptor, visible);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
            int reference, @Nullable TypePath path, String descriptor, boolean visible) {
        return outside.visitTypeAnnotation(reference, path, descriptor, visible);
    }

    @Override
    public void visitAnnotableParameterCount(int count, boolean visible) {
        outside.visitAnnotableParameterCount(count, visible);
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(
            int parameter, String descriptor, boolean visible) {
        return outside.visitParameterAnnotation(parameter, descriptor, visible);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        outside.visitAttribute(attribute);
    }

    @Override
    public void visitEnd() {
        super.visitEnd();
        outside.visitCode();
        outside.visitEnd();
    }

    /** Loads all parameters, and calls the runtime. */
    private static void call(
            MethodVisitor code, Place place, String descriptor, Handle bootstrap, Object... args) {
        int slot = 0;
        for (Type type : Type.getArgumentTypes(place.type())) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
        code.visitInvokeDynamicInsn(place.name, descriptor, bootstrap, args);
    }

    /** What is left of a method: writes its code when it is asked for, and its end. */
    private static final class Call extends MethodVisitor {
        private final Place place;
        private final Custom custom;

        Call(MethodVisitor next, Place place, Custom custom) {
            super(Opcodes.ASM9, next);
            this.place = place;
            this.custom = custom;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (custom.line() >= 0) {
                Label start = new Label();
                super.visitLabel(start);
                super.visitLineNumber(custom.line(), start);
            }
            Rule rule = custom.rule();
            call(
                    mv,
                    place,
                    place.type(),
                    METHOD,
                    place.name + SUFFIX,
                    place.isStatic() ? 1 : 0,
                    rule.isForward() ? 1 : 0,
                    rule.className(),
                    rule.name());
            Type result = Type.getReturnType(place.descriptor);
            super.visitInsn(result.getOpcode(Opcodes.IRETURN));
            super.visitMaxs(Math.max(place.slots(), result.getSize()), place.slots());
        }
    }

    /** Puts the check before the code. */
    private static final class Refusal extends MethodVisitor {
        private final Place place;
        private final String problem;

        Refusal(MethodVisitor next, Place place, String problem) {
            super(Opcodes.ASM9, next);
            this.place = place;
            this.problem = problem;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            String type = place.type().substring(0, place.type().indexOf(')')) + ")V";
            call(mv, place, type, REFUSAL, problem);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(Math.max(stack, place.slots()), locals);
        }
    }
}
