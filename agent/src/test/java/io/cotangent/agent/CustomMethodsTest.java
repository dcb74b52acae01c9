package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Methods with derivative rules: how they are parted, and that they do what they did. */
class CustomMethodsTest {
    private static final Rewriter REWRITER =
            new Rewriter((name, descriptor) -> name.equals("mul") || name.equals("neg"));

    private static final String SOURCE =
            """
            import io.cotangent.*;
            import java.util.*;
            public class A {
                @CustomJvp("r") static NDArray one(NDArray x) {
                    return x.mul(2);
                }
                @CustomVjp(value = "r", in = List.class) @Deprecated
                private synchronized long wide(final long a, double b, int[] c, Object... d) throws Exception {
                    long sum = a + (long) b + c[0];
                    for (Object each : d) { sum += each.hashCode(); }
                    if (sum < 0) { throw new Exception("negative"); }
                    return sum;
                }
                @CustomJvp("r") void nothing() {}
                @CustomJvp("r") static double real(double x) { return x == 0 ? 0 : 1 + real(x - 1); }
                @CustomJvp("r") static boolean flag(boolean a, byte b, char c, short d, float e) { return a; }
                interface I<T> {
                    @CustomJvp("none") T f(T x);
                    @CustomJvp("r") default T g(T x) { return f(f(x)); }
                    @CustomJvp("r") static String h(String x) { return x + x; }
                }
                static class B implements I<String> {
                    @CustomJvp("r") public String f(String x) { return x + "!"; }
                }
                static class C extends B {
                    @Override public String f(String x) { return super.f(x) + "?"; }
                }
                @CustomJvp("r") @CustomVjp("s") static NDArray both(NDArray x) { return x.neg(); }
                static NDArray over(NDArray x) { return x; }
                static NDArray over(NDArray x, int n) { return x.mul(n); }
                public static String run() throws Exception {
                    A a = new A();
                    a.nothing();
                    return one(NDArray.of(3)).item() + " " + a.wide(1L << 40, 2.5, new int[] {7}, 1, 2) + " "
                            + real(5) + " " + flag(true, (byte) 1, 'c', (short) 2, 3f) + " " + new C().g("x")
                            + I.h("y") + both(NDArray.of(1)).item() + over(NDArray.of(2), 3).item();
                }
            }
            """;

    private static Map<String, byte[]> compiled(int release) {
        return Compiler.compile(release, "A", SOURCE);
    }

    private static Map<String, byte[]> rewritten(
            Map<String, byte[]> plain, List<Replacement> rules, boolean marked, boolean loaded) {
        Map<String, byte[]> result = new TreeMap<>(plain);
        result.replaceAll((name, classFile) -> {
            CustomMethods customs = new CustomMethods(marked, name.equals("A") ? rules : List.of());
            byte[] changed =
                    StandIns.has(name)
                            ? null
                            : REWRITER.rewrite(classFile, marked, customs, loaded);
            return changed == null ? classFile : changed;
        });
        result.values().forEach(classFile -> verify(classFile, Compiler.loader(result)));
        return result;
    }

    private static void verify(byte[] classFile, ClassLoader loader) {
        StringWriter problems = new StringWriter();
        CheckClassAdapter.verify(
                new ClassReader(classFile), loader, false, new PrintWriter(problems));
        assertThat(problems.toString()).isEmpty();
    }

    /** What a program gives, and what was linked while it ran. */
    private record Ran(Object result, List<String> linked, Class<?> type) {}

    private static Ran run(Map<String, byte[]> classes) throws ReflectiveOperationException {
        ClassLoader loader = Compiler.loader(classes);
        Class<?> type = Class.forName("A", true, loader);
        Object result = type.getMethod("run").invoke(null);
        Field linked =
                Class.forName("io.cotangent.custom.CustomSites", true, loader).getField("LINKED");
        List<String> texts = new ArrayList<>();
        ((List<?>) linked.get(null)).forEach(text -> texts.add((String) text));
        return new Ran(result, texts, type);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17, 21, 25})
    void methodsArePartedAndDoWhatTheyDid(int release) throws ReflectiveOperationException {
        Map<String, byte[]> plain = compiled(release);
        Ran ran = run(rewritten(plain, List.of(), true, false));
        assertThat(ran.result()).isEqualTo(run(plain).result());
        assertThat(ran.linked())
                .containsExactlyInAnyOrder(
                        "one one$cotangent jvp .r",
                        "wide wide$cotangent vjp java.util.List.r",
                        "nothing nothing$cotangent jvp .r",
                        "real real$cotangent jvp .r",
                        "flag flag$cotangent jvp .r",
                        "f f$cotangent jvp .r",
                        "g g$cotangent jvp .r",
                        "h h$cotangent jvp .r",
                        "both there are two, r and s: leave one of them");
    }

    @Test
    void whatOthersSeeStays() throws ReflectiveOperationException {
        Class<?> type = run(rewritten(compiled(25), List.of(), true, false)).type();
        Method wide =
                type.getDeclaredMethod(
                        "wide", long.class, double.class, int[].class, Object[].class);
        assertThat(wide.isVarArgs()).isTrue();
        assertThat(wide.isSynthetic()).isFalse();
        assertThat(Modifier.toString(wide.getModifiers()))
                .isEqualTo("private transient synchronized"); // varargs has transient's bit
        assertThat(wide.isAnnotationPresent(Deprecated.class)).isTrue();
        assertThat(wide.getExceptionTypes()).containsExactly(Exception.class);
        assertThat(Arrays.stream(type.getDeclaredMethods()).filter(Method::isSynthetic))
                .allMatch(method -> Modifier.isPrivate(method.getModifiers()))
                .filteredOn(method -> method.getName().endsWith("$cotangent"))
                .allMatch(method -> method.getAnnotations().length == 0)
                .hasSize(5);
    }

    @Test
    void operationsKeepTheirPlaces() {
        byte[] classFile = rewritten(compiled(25), List.of(), true, false).get("A");
        assertThat(Sites.of(classFile))
                .containsExactlyInAnyOrder(
                        "mul A.one A.java:5", "neg A.both A.java:28", "mul A.over A.java:30");
    }

    @Test
    void optionsPartMethodsOfClassesThatAreNotMarked() throws ReflectiveOperationException {
        Map<String, byte[]> plain = compiled(17);
        Replacement over = Replacement.of(false, "A.over(NDArray,int):p.Rules.over");
        Map<String, byte[]> classes = rewritten(plain, List.of(over), false, false);
        Ran ran = run(classes);
        assertThat(ran.result()).isEqualTo(run(plain).result());
        assertThat(ran.linked()).containsExactly("over over$cotangent vjp p.Rules.over");
        assertThat(Sites.of(classes.get("A"))).isEmpty();
    }

    @Test
    void optionsWithoutAMethodAreToldOf() {
        Replacement missing = Replacement.of(true, "A.over(double):p.Rules.over");
        Replacement there = Replacement.of(true, "A.over:p.Rules.over");
        CustomMethods customs = new CustomMethods(true, List.of(missing, there));
        REWRITER.rewrite(compiled(25).get("A"), true, customs, false);
        assertThat(customs.unused()).containsExactly(missing);
    }

    @Test
    void classesThatAreLoadedGetNoMethods() throws ReflectiveOperationException {
        Map<String, byte[]> plain = compiled(25);
        Ran before = run(plain);
        Ran ran = run(rewritten(plain, List.of(), true, true));
        assertThat(ran.result()).isEqualTo(before.result());
        assertThat(ran.type().getDeclaredMethods())
                .hasSameSizeAs(before.type().getDeclaredMethods());
        assertThat(ran.linked()).hasSize(9).allMatch(text -> !text.contains("$cotangent"));
        assertThat(ran.linked().get(0)).contains("loaded before the agent was attached");
    }
}
