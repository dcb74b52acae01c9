package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;
import org.objectweb.asm.util.TraceClassVisitor;

/** Rewrites {@link Targets}, and checks each against the expectations that stand on its lines. */
class RewriterTest {
    private static final Set<String> NAMES = Set.of("mul", "sin", "sum", "where", "neg", "item");
    private static final Rewriter REWRITER =
            new Rewriter((name, descriptor) -> NAMES.contains(name));
    private static final Pattern INVOCATION =
            Pattern.compile(
                    "    (INVOKEDYNAMIC[^\n"
                            + "]*\\[\n"
                            + ".*?\n"
                            + "    \\]|INVOKE(INTERFACE|STATIC) io/cotangent/[^\n"
                            + "]*)\n",
                    Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> redirectsWhatTheLinesSay() {
        return Targets.all()
                .flatMap(target ->
                        target.releases()
                                .mapToObj(release ->
                                        DynamicTest.dynamicTest(
                                                target.name() + " for Java " + release,
                                                () -> check(target, release))));
    }

    private static void check(Targets.Target target, int release) throws Exception {
        Map<String, byte[]> plain = Compiler.compile(release, target.name(), target.source());
        Map<String, byte[]> rewritten = rewrite(plain);
        rewritten.forEach((name, classFile) ->
                assertThat(withoutInvocations(classFile))
                        .isEqualTo(withoutInvocations(plain.get(name))));
        check(target, plain, rewritten);
    }

    /** The jumps change in a large method, when they get wide: all else is as with the others. */
    @Test
    void widensJumps() throws Exception {
        Targets.Target target = Targets.large();
        Map<String, byte[]> plain = Compiler.compile(25, target.name(), target.source());
        check(target, plain, rewrite(plain));
    }

    private static void check(
            Targets.Target target, Map<String, byte[]> plain, Map<String, byte[]> rewritten)
            throws Exception {
        List<String> sites = new ArrayList<>();
        rewritten
                .values()
                .forEach(classFile -> {
                    sites.addAll(Sites.of(classFile));
                    verify(classFile, Compiler.loader(rewritten));
                });
        assertThat(sites).containsExactlyInAnyOrderElementsOf(target.expected());
        assertThat(run(rewritten, target.name())).isEqualTo(run(plain, target.name()));
    }

    @Test
    void leavesClassesWithoutOperationsAlone() {
        byte[] classFile =
                Compiler.compile(
                                25,
                                "A",
                                "class A { int f(io.cotangent.NDArray x) { return x.rank(); } void"
                                        + " mul() { mul(); } }")
                        .get("A");
        assertThat(REWRITER.rewrite(classFile)).isNull();
    }

    @Test
    void leavesRewrittenClassesAlone() {
        byte[] once =
                REWRITER.rewrite(
                        Compiler.compile(
                                        25,
                                        "A",
                                        "class A { Object f(io.cotangent.NDArray x) { return"
                                                + " x.sin(); } }")
                                .get("A"));
        assertThat(REWRITER.rewrite(once)).isNull();
    }

    @Test
    void leavesClassesBeforeInvokedynamicAlone() {
        byte[] classFile =
                Compiler.compile(
                                8,
                                "A",
                                "class A { Object f(io.cotangent.NDArray x) { return x.sin(); } }")
                        .get("A");
        classFile[7] = (byte) (Rewriter.OLDEST_VERSION - 1);
        assertThat(REWRITER.rewrite(classFile)).isNull();
    }

    @Test
    void leavesSerializableReferencesAlone() {
        byte[] classFile =
                Compiler.compile(
                                17,
                                "A",
                                """
                                class A {
                                    interface F extends java.io.Serializable { Object f(io.cotangent.NDArray x); }
                                    F f() { return io.cotangent.NDArray::sin; }
                                }
                                """)
                        .get("A");
        assertThat(REWRITER.rewrite(classFile)).isNull();
    }

    @Test
    void asksForOperationsWithTheReceiverFirst() {
        List<String> asked = new ArrayList<>();
        Rewriter rewriter =
                new Rewriter((name, descriptor) -> {
                    asked.add(name + descriptor);
                    return false;
                });
        rewriter.rewrite(
                Compiler.compile(
                                25,
                                "A",
                                """
                                import io.cotangent.NDArray;
                                class A {
                                    NDArray f(NDArray x) { return NDArray.where(x, x.mul(2), x); }
                                    NDArray g(io.cotangent.Arithmetic x) { return x.neg(); }
                                }
                                """)
                        .get("A"));
        String array = "Lio/cotangent/NDArray;";
        assertThat(asked)
                .containsExactly(
                        "mul(" + array + "D)" + array,
                        "where(" + array + array + array + ")" + array,
                        "neg(" + array + ")" + array);
    }

    @Test
    void doesWithoutDebugInformation() {
        String source =
                "package p; class A { Object f(io.cotangent.NDArray x) { return x.sin(); } }";
        Map<String, byte[]> classes =
                Compiler.compile(List.of("--release", "17", "-g:none"), Map.of("p.A", source));
        assertThat(Sites.of(REWRITER.rewrite(classes.get("p.A"))))
                .containsExactly("sin p.A.f A:-1");
    }

    @Test
    void readsTheNewestVersionAndNoNewer() {
        byte[] classFile =
                Compiler.compile(
                                25,
                                "A",
                                "class A { Object f(io.cotangent.NDArray x) { return x.sin(); } }")
                        .get("A");
        classFile[7] = (byte) Rewriter.NEWEST_VERSION;
        assertThat(REWRITER.rewrite(classFile)).isNotNull();
        classFile[7]++;
        // Where this fails, the library has learnt a version: raise NEWEST_VERSION.
        assertThatThrownBy(() -> REWRITER.rewrite(classFile))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, byte[]> rewrite(Map<String, byte[]> classes) {
        Map<String, byte[]> result = new TreeMap<>(classes);
        result.replaceAll((name, classFile) -> {
            byte[] rewritten = StandIns.has(name) ? null : REWRITER.rewrite(classFile);
            return rewritten == null ? classFile : rewritten;
        });
        return result;
    }

    private static void verify(byte[] classFile, ClassLoader loader) {
        StringWriter problems = new StringWriter();
        CheckClassAdapter.verify(
                new ClassReader(classFile), loader, false, new PrintWriter(problems));
        assertThat(problems.toString()).isEmpty();
    }

    private static Object run(Map<String, byte[]> classes, String name) throws Exception {
        Class<?> type = Class.forName(name, true, Compiler.loader(classes));
        return type.getMethod("run").invoke(null);
    }

    private static String withoutInvocations(byte[] classFile) {
        StringWriter text = new StringWriter();
        new ClassReader(classFile).accept(new TraceClassVisitor(new PrintWriter(text)), 0);
        return INVOCATION.matcher(text.toString()).replaceAll("");
    }
}
