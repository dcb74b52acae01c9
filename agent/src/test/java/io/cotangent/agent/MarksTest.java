package io.cotangent.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
    private static final String OPERATION = "Object f(io.cotangent.NDArray x) { return x.sin(); }";
    private static final String MARK = "@io.cotangent.Differentiable ";

    @Test
    void annotationMarksTheClass() {
        Map<String, byte[]> classes =
                compile("p.A", "package p; " + MARK + "class A {} class B {}");
        assertThat(isMarked(classes, "p.A")).isTrue();
        assertThat(isMarked(classes, "p.B")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 25})
    void annotationReachesNestedClasses(int release) {
        Map<String, byte[]> classes =
                Compiler.compile(
                        release,
                        "p.A",
                        "package p; "
                                + MARK
                                + """
                                class A {
                                    class Inner { class Deep {} }
                                    static class Nested {}
                                    interface Shape {}
                                    Object anonymous() { return new Object() { Object more() { return new Object() {}; } }; }
                                    void local() { class Local {} }
                                }
                                """);
        for (String name :
                List.of("Inner", "Inner$Deep", "Nested", "Shape", "1", "1$1", "1Local")) {
            assertThat(isMarked(classes, "p.A$" + name)).as(name).isTrue();
        }
    }

    @Test
    void annotationDoesNotReachOutwards() {
        Map<String, byte[]> classes =
                compile(
                        "p.A",
                        "package p; class A { " + MARK + "class B { class C {} } class D {} }");
        assertThat(isMarked(classes, "p.A$B")).isTrue();
        assertThat(isMarked(classes, "p.A$B$C")).isTrue();
        assertThat(isMarked(classes, "p.A")).isFalse();
        assertThat(isMarked(classes, "p.A$D")).isFalse();
    }

    @Test
    void annotationReachesThePackageButNotThoseBelow() {
        Map<String, byte[]> classes =
                Compiler.compile(
                        List.of("-Xpkginfo:always"),
                        Map.of(
                                "p.package-info",
                                MARK + "package p;",
                                "p.A",
                                "package p; class A { class B {} }",
                                "p.q.C",
                                "package p.q; class C {}"));
        assertThat(isMarked(classes, "p.A")).isTrue();
        assertThat(isMarked(classes, "p.A$B")).isTrue();
        assertThat(isMarked(classes, "p.q.C")).isFalse();
    }

    @Test
    void excludeWins() {
        Map<String, byte[]> classes =
                compile("p.A", "package p; " + MARK + "class A { class B {} class C {} }");
        Marks marks = marks(List.of("p.**"), List.of("p.A$B"));
        ClassLoader loader = Compiler.loader(classes);
        assertThat(marks.isMarked(loader, "p/A", classes.get("p.A"))).isTrue();
        assertThat(marks.isMarked(loader, "p/A$C", classes.get("p.A$C"))).isTrue();
        assertThat(marks.isMarked(loader, "p/A$B", classes.get("p.A$B"))).isFalse();
    }

    @Test
    void includeMarksWithoutReadingAnything() {
        Marks marks = marks(List.of("p.*"), List.of());
        assertThat(marks.isMarked(getClass().getClassLoader(), "p/A", new byte[0])).isTrue();
    }

    @Test
    void loadedClassesAreReadFromTheirLoader() {
        Map<String, byte[]> classes =
                compile(
                        "A",
                        MARK
                                + "class A { "
                                + OPERATION
                                + " class B {} } class C { "
                                + OPERATION
                                + " }");
        Marks marks = marks(List.of(), List.of());
        ClassLoader loader = Compiler.loader(classes);
        assertThat(marks.isMarked(loader, "A")).isTrue();
        assertThat(marks.isMarked(loader, "A$B")).as("has no operation").isFalse();
        assertThat(marks.isMarked(loader, "C")).isFalse();
        assertThat(marks.isMarked(loader, "Absent")).isFalse();
    }

    @Test
    void classesAroundAreReadOnce() {
        Map<String, byte[]> classes =
                compile("p.A", "package p; " + MARK + "class A { class B {} class C {} }");
        AtomicInteger reads = new AtomicInteger();
        ClassLoader loader =
                new ClassLoader(Compiler.loader(classes)) {
                    @Override
                    public InputStream getResourceAsStream(String name) {
                        reads.incrementAndGet();
                        return super.getParent().getResourceAsStream(name);
                    }
                };
        Marks marks = marks(List.of(), List.of());
        assertThat(
                        Stream.of("B", "C", "B")
                                .allMatch(name ->
                                        marks.isMarked(
                                                loader, "p/A$" + name, classes.get("p.A$" + name))))
                .isTrue();
        assertThat(reads).hasValue(1);
    }

    @Test
    void loadersThatThrowAreTakenForUnmarked() {
        Map<String, byte[]> classes = compile("p.A", "package p; class A { class B {} }");
        ClassLoader loader =
                new ClassLoader() {
                    @Override
                    public InputStream getResourceAsStream(String name) {
                        throw new IllegalStateException("closed");
                    }
                };
        assertThat(marks(List.of(), List.of()).isMarked(loader, "p/A$B", classes.get("p.A$B")))
                .isFalse();
    }

    private static boolean isMarked(Map<String, byte[]> classes, String name) {
        return marks(List.of(), List.of())
                .isMarked(Compiler.loader(classes), name.replace('.', '/'), classes.get(name));
    }

    private static Marks marks(List<String> include, List<String> exclude) {
        return new Marks(
                include.stream().map(Glob::of).toList(), exclude.stream().map(Glob::of).toList());
    }

    private static Map<String, byte[]> compile(String name, String source) {
        return Compiler.compile(25, name, source);
    }
}
