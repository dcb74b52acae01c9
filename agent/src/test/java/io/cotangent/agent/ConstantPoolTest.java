package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

class ConstantPoolTest {
    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 25})
    void findsTheArray(int release) {
        byte[] user =
                only(release, "class A { Object f(io.cotangent.NDArray x) { return x.sin(); } }");
        assertThat(ConstantPool.mentionsArray(user)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 25})
    void findsAnInterfaceOfTheArray(int release) {
        byte[] user =
                only(
                        release,
                        "class A { Object f(io.cotangent.Arithmetic x) { return x.neg(); } }");
        assertThat(ConstantPool.mentionsArray(user)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CustomJvp", "CustomVjp"})
    void findsDerivativeRules(String annotation) {
        byte[] user =
                only(
                        25,
                        "class A { @io.cotangent."
                                + annotation
                                + "(\"g\") static Object f(Object x) { return x; } }");
        assertThat(ConstantPool.mentionsArray(user)).isTrue();
    }

    @Test
    void takesTypesInSignaturesForNoMention() {
        // No instruction names the array's class, so that there is nothing to redirect.
        byte[] carrier =
                only(
                        25,
                        "class A { io.cotangent.NDArray x; io.cotangent.NDArray f() { return x; }"
                                + " }");
        assertThat(ConstantPool.mentionsArray(carrier)).isFalse();
    }

    @Test
    void walksOverLongAndDoubleConstants() {
        String numbers =
                "long a = 1234567890123L; double b = 0.1; float c = 1.5f; int d = 123456; long e ="
                        + " 9876543210L;";
        assertThat(ConstantPool.mentionsArray(only(25, "class A { " + numbers + " }"))).isFalse();
        assertThat(
                        ConstantPool.mentionsArray(
                                only(
                                        25,
                                        "class A { "
                                                + numbers
                                                + " Object f(io.cotangent.NDArray x) { return"
                                                + " x.sin(); } }")))
                .isTrue();
    }

    @Test
    void walksOverEveryKindOfConstant() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V25, Opcodes.ACC_PUBLIC, "A", null, "java/lang/Object", null);
        String linkage =
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)I";
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "B", "make", linkage, false);
        writer.newConst(1L);
        writer.newConst(1.0);
        writer.newConst(1.0f);
        writer.newConst("text");
        writer.newMethodType("()V");
        writer.newConstantDynamic("c", "I", bootstrap);
        writer.newInvokeDynamic("d", "()I", bootstrap);
        writer.newModule("m");
        writer.newPackage("p");
        assertThat(ConstantPool.mentionsArray(writer.toByteArray())).isFalse();
        writer.newClass("io/cotangent/Shaping");
        assertThat(ConstantPool.mentionsArray(writer.toByteArray())).isTrue();
    }

    @Test
    void agreesWithTheReaderOnClassesOfTheJdk() throws IOException {
        for (Class<?> type :
                new Class<?>[] {
                    String.class,
                    Math.class,
                    StrictMath.class,
                    Thread.class,
                    java.util.stream.IntStream.class,
                    Module.class
                }) {
            try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                byte[] classFile = in.readAllBytes();
                assertThat(new ClassReader(classFile).getItemCount()).isPositive();
                assertThat(ConstantPool.mentionsArray(classFile)).as(type.getName()).isFalse();
            }
        }
    }

    @Test
    void takesWhatItDoesNotUnderstandForAMention() {
        byte[] classFile = only(25, "class A {}");
        assertThat(ConstantPool.mentionsArray(new byte[3])).isTrue();
        assertThat(ConstantPool.mentionsArray(Arrays.copyOf(classFile, 40))).isTrue();
        for (int tag : new int[] {0, 2, 13, 14, 21, 127, 200}) {
            byte[] unknown = classFile.clone();
            unknown[10] = (byte) tag;
            assertThat(ConstantPool.mentionsArray(unknown)).as("tag " + tag).isTrue();
        }
    }

    private static byte[] only(int release, String source) {
        return Compiler.compile(release, "A", source).get("A");
    }
}
