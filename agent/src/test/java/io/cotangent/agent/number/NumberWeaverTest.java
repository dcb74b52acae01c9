package io.cotangent.agent.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler of today makes. */
class NumberWeaverTest {
    private static final String NAME = "odd/Odd";

    private final NumberWeaver weaver =
            new NumberWeaver(
                    (loader, name) -> name.startsWith("odd/"), (owner, method, type) -> false);

    /** Loads a class, woven, under a loader that sees the library. */
    private Class<?> load(byte[] classFile) {
        ClassLoader parent = getClass().getClassLoader();
        byte[] woven = weaver.weave(parent, classFile);
        assertThat(woven).isNotNull();
        return define(woven);
    }

    private Class<?> define(byte[] classFile) {
        return new ClassLoader(getClass().getClassLoader()) {
            Class<?> define() {
                return defineClass(null, classFile, 0, classFile.length);
            }
        }.define();
    }

    private static double call(Class<?> type, double x) {
        try {
            Method f = type.getMethod("f", double.class);
            return (double) f.invoke(null, x);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private static ClassWriter begin(int version) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(version, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
        return writer;
    }

    private static MethodVisitor f(ClassWriter writer) {
        MethodVisitor f =
                writer.visitMethod(
                        Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "f", "(D)D", null, null);
        f.visitCode();
        return f;
    }

    private static byte[] end(ClassWriter writer, MethodVisitor f) {
        f.visitMaxs(0, 0);
        f.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_2, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_8, 69})
    void versions(int version) {
        ClassWriter writer = begin(version);
        MethodVisitor f = f(writer);
        f.visitVarInsn(Opcodes.DLOAD, 0);
        f.visitVarInsn(Opcodes.DLOAD, 0);
        f.visitInsn(Opcodes.DMUL);
        f.visitInsn(Opcodes.DRETURN);
        Class<?> type = load(end(writer, f));
        assertThat(call(type, 3)).isEqualTo(9);
        assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                .contains("f$traced");
    }

    @Test
    void subroutines() {
        ClassWriter writer = begin(Opcodes.V1_3);
        MethodVisitor f = f(writer);
        Label subroutine = new Label();
        f.visitJumpInsn(Opcodes.JSR, subroutine);
        f.visitJumpInsn(Opcodes.JSR, subroutine);
        f.visitVarInsn(Opcodes.DLOAD, 0);
        f.visitInsn(Opcodes.DRETURN);
        f.visitLabel(subroutine);
        f.visitVarInsn(Opcodes.ASTORE, 2);
        f.visitVarInsn(Opcodes.DLOAD, 0);
        f.visitInsn(Opcodes.DUP2);
        f.visitInsn(Opcodes.DADD);
        f.visitVarInsn(Opcodes.DSTORE, 0);
        f.visitVarInsn(Opcodes.RET, 2);
        assertThat(call(load(end(writer, f)), 3)).isEqualTo(12);
    }

    @Test
    void codeThatIsNeverReached() {
        ClassWriter writer = begin(Opcodes.V17);
        MethodVisitor f = f(writer);
        Label dead = new Label();
        f.visitVarInsn(Opcodes.DLOAD, 0);
        f.visitInsn(Opcodes.DRETURN);
        f.visitLabel(dead);
        f.visitLineNumber(7, dead);
        f.visitFrame(
                Opcodes.F_NEW,
                2,
                new Object[] {Opcodes.DOUBLE, Opcodes.DOUBLE},
                1,
                new Object[] {Opcodes.DOUBLE});
        f.visitVarInsn(Opcodes.DSTORE, 2);
        f.visitVarInsn(Opcodes.DLOAD, 2);
        f.visitJumpInsn(Opcodes.GOTO, dead);
        byte[] classFile = end(writer, f);
        assertThat(call(define(classFile), 3)).isEqualTo(3);
        assertThat(call(load(classFile), 3)).isEqualTo(3);
    }

    /** Six bytes each, of which 64 KB are full. */
    private static byte[] large(int operations) {
        ClassWriter writer = begin(Opcodes.V17);
        MethodVisitor f = f(writer);
        for (int i = 0; i < operations; i++) {
            f.visitVarInsn(Opcodes.DLOAD, 0);
            f.visitLdcInsn(1.0 + 1.0 / (1 << i % 20 + 1));
            f.visitInsn(Opcodes.DMUL);
            f.visitVarInsn(Opcodes.DSTORE, 0);
        }
        f.visitVarInsn(Opcodes.DLOAD, 0);
        f.visitInsn(Opcodes.DRETURN);
        return end(writer, f);
    }

    @Test
    void methodsThatWouldGrowTooLarge() {
        byte[] classFile = large(9000);
        byte[] woven = weaver.weave(getClass().getClassLoader(), classFile);
        Class<?> type = define(woven);
        assertThat(call(type, 3)).isEqualTo(call(define(classFile), 3));
        assertThat(type.getDeclaredMethods()).hasSize(1);
        assertThat(new ClassReader(woven).getItemCount())
                .isGreaterThan(new ClassReader(classFile).getItemCount());
    }

    @Test
    void methodsWithoutRoomForAHead() {
        byte[] classFile = large(10921);
        assertThatCode(() -> call(load(classFile), 3)).doesNotThrowAnyException();
    }

    /** Its serial form is known by its members. */
    @SuppressWarnings("serial") // by its members is how it is to be known
    public static class Form implements Serializable {
        protected double x;
        public float y;
        private int[] z;

        public double f(double scale) {
            return scale * (x + y + z.length);
        }
    }

    @Test
    void serialFormsStayTheSame() throws Exception {
        byte[] classFile;
        try (var in = Form.class.getResourceAsStream("NumberWeaverTest$Form.class")) {
            classFile = in.readAllBytes();
        }
        Class<?> woven = load(classFile);
        assertThat(ObjectStreamClass.lookup(woven).getSerialVersionUID())
                .isEqualTo(ObjectStreamClass.lookup(Form.class).getSerialVersionUID());
        assertThat(woven.getField("x$shadow").getModifiers() & Modifier.TRANSIENT).isNotZero();
        assertThat(List.of(ObjectStreamClass.lookup(woven).getFields())).hasSize(3);
    }
}
