package io.cotangent.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cotangent.NDArray;
import io.cotangent.error.TreeException;
import io.cotangent.function.Args2;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What trees refuse, and what they say then. */
class TreeErrorsTest {
    private static final String LAYER = Layer.class.getTypeName();

    private record Layer(NDArray weights, double bias) {}

    private record Positive(double value) {
        private Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("must be positive");
            }
        }
    }

    private record Secret(double value) {
        @Override
        @SuppressWarnings("UnusedMethod") // the tree calls it
        public double value() {
            throw new IllegalStateException("not yours");
        }
    }

    private record Rows(ArrayList<Double> rows) {}

    private static TreeException assertProblem(String problem, Executable executable) {
        TreeException exception = assertThrows(TreeException.class, executable);
        assertEquals(problem, exception.problem());
        return exception;
    }

    private static void assertDiffers(String problem, Object found, Object expected) {
        Tree foundTree = Tree.of(found, "tangent 0");
        Tree expectedTree = Tree.of(expected, "argument 0");
        assertProblem(problem, () -> foundTree.requireSameStructure(expectedTree));
        assertProblem(problem, () -> foundTree.alignedTo(expectedTree));
    }

    @Test
    void unknownClass() {
        String remedy =
                " has no known leaves; make it a record, or pass it another way: leave it out with"
                        + " argnums, or capture it in a lambda";
        assertProblem(
                "argument 1[0][\"n\"]: a java.util.concurrent.atomic.AtomicInteger" + remedy,
                () -> Tree.of(List.of(Map.of("n", new AtomicInteger())), "argument 1"));
        assertProblem(
                "the result: a java.lang.Object" + remedy,
                () -> Tree.of(new Object(), "the result"));
    }

    @Test
    void cycles() {
        String problem =
                "x: nested more than 1000 deep; a list, map or array in it may contain itself";
        List<Object> list = new ArrayList<>();
        list.add(list);
        list.add(list);
        assertProblem(problem, () -> Tree.of(list, "x"));
        Object[] array = new Object[1];
        array[0] = Map.of("self", Optional.of(array));
        assertProblem(problem, () -> Tree.of(array, "x"));
    }

    @Test
    void deepNestingIsNoCycle() {
        Object value = 1.0;
        for (int i = 0; i < 1000; i++) {
            value = List.of(value);
        }
        Tree tree = Tree.of(value, "x");
        assertEquals("x" + "[0]".repeat(1000), tree.path(0));
        assertEquals(value, tree.value());
        tree.requireSameStructure(tree);
    }

    @Test
    void numberOfLeaves() {
        Tree tree = Tree.of(List.of(1.0, 2.0), "x");
        assertProblem("x: expected 2 leaves, found 1", () -> tree.with(new Object[1]));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.leaf(2));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.path(2));
        assertThrows(IndexOutOfBoundsException.class, () -> Tree.of(List.of(), "x").path(0));
    }

    @Test
    void leafThatDoesNotFit() {
        NDArray array = TreeTest.array();
        Tree arrays = Tree.of(new NDArray[][] {{array}}, "x");
        assertProblem(
                "x[0][0]: java.lang.Double does not fit, io.cotangent.NDArray is declared there",
                () -> arrays.with(new Object[] {1.0}).value());
        Tree layers = Tree.of(List.of(new Layer(array, 1)), "x");
        assertProblem(
                "x[0].bias: NDArray does not fit, double is declared there",
                () -> layers.with(new Object[] {array, array}).value());
        assertProblem(
                "x[0].bias: java.lang.Float does not fit, double is declared there",
                () -> layers.with(new Object[] {array, 1f}).value());
        assertProblem(
                "x[0].bias: null does not fit, double is declared there",
                () -> layers.with(new Object[] {array, null}).value());
    }

    @Test
    void collectionThatDoesNotFit() {
        Tree tree = Tree.of(new Rows(new ArrayList<>(List.of(1.0))), "x");
        TreeException exception = assertThrows(TreeException.class, tree::value);
        assertEquals("x.rows", exception.problem().substring(0, exception.problem().indexOf(':')));
        assertEquals(
                "; collections are rebuilt as unmodifiable ones: declare it List or Map",
                exception.problem().substring(exception.problem().indexOf(';')));
    }

    @Test
    void keysThatAreEqual() {
        IdentityHashMap<Object, Object> map = new IdentityHashMap<>();
        map.put(new ArrayList<>(), 2.0);
        map.put(new ArrayList<>(), 3.0);
        Tree tree = Tree.of(map, "x");
        assertProblem("x: the map cannot be rebuilt, some of its keys are equal", tree::value);
    }

    @Test
    void constructorThatThrows() {
        Tree tree = Tree.of(List.of(new Positive(1)), "x").with(new Object[] {-1.0});
        TreeException exception =
                assertProblem(
                        "x[0]: a new record "
                                + Positive.class.getTypeName()
                                + " cannot be made, its constructor must take any numbers: it threw"
                                + " java.lang.IllegalArgumentException: must be positive",
                        tree::value);
        assertCause(IllegalArgumentException.class, exception);
    }

    @Test
    void accessorThatThrows() {
        TreeException exception =
                assertProblem(
                        "x.value: the accessor value() of record "
                                + Secret.class.getTypeName()
                                + " threw java.lang.IllegalStateException: not yours",
                        () -> Tree.of(new Secret(1), "x"));
        assertCause(IllegalStateException.class, exception);
    }

    private static void assertCause(Class<? extends Throwable> cause, TreeException exception) {
        assertInstanceOf(cause, exception.getCause());
    }

    @Test
    void argumentThatWasNotChosen() {
        Args2<Double, Double> args = new Args2<>(1.0, null);
        assertEquals("Args2[arg0=1.0]", args.toString());
        assertEquals(1.0, args.arg0());
        assertProblem("arg1(): argument 1 was not among the argnums: add it to them", args::arg1);
        assertEquals(1, Tree.of(args, "x").size());
        assertDiffers(
                "tangent 0.arg1: expected a leaf (java.lang.Double) as in argument 0.arg1, found null",
                args,
                new Args2<>(1.0, 2.0));
    }

    @Test
    void otherKindOfPart() {
        NDArray array = TreeTest.array();
        assertDiffers(
                "tangent 0: expected a leaf (NDArray) as in argument 0, found no leaf"
                        + " (java.lang.Integer)",
                1,
                array);
        assertDiffers(
                "tangent 0: expected a leaf (double[]) as in argument 0, found null",
                null,
                new double[1]);
        assertDiffers(
                "tangent 0: expected no leaf (java.lang.String) as in argument 0, found a leaf"
                        + " (java.lang.Double)",
                1.0,
                "text");
        assertDiffers(
                "tangent 0[1]: expected record "
                        + LAYER
                        + " as in argument 0[1], found record "
                        + Positive.class.getTypeName(),
                List.of(1.0, new Positive(1)),
                List.of(1.0, new Layer(array, 1)));
        assertDiffers(
                "tangent 0: expected a list of size 1 as in argument 0, found an array of length 1",
                new Double[1],
                List.of(1.0));
        assertDiffers(
                "tangent 0: expected a map as in argument 0, found record " + LAYER,
                new Layer(array, 1),
                Map.of("weights", array));
    }

    @Test
    void otherLength() {
        assertDiffers(
                "tangent 0[\"w\"]: expected a list of size 2 as in argument 0[\"w\"], found a list"
                        + " of size 1",
                Map.of("w", List.of(1.0)),
                Map.of("w", List.of(1.0, 2.0)));
        assertDiffers(
                "tangent 0: expected an array of length 0 as in argument 0, found an array of"
                        + " length 1",
                new Double[] {1.0},
                new Double[0]);
        assertDiffers(
                "tangent 0: expected an Optional with a value as in argument 0, found an empty"
                        + " Optional",
                Optional.empty(),
                Optional.of(1.0));
    }

    @Test
    void otherKeys() {
        assertDiffers(
                "tangent 0: expected the key \"b\" as in argument 0, found none",
                Map.of("w", 1.0),
                map("w", 1.0, "b", 2.0));
        assertDiffers(
                "tangent 0: found the key 3, expected none as in argument 0",
                map("w", 1.0, 3, 2.0),
                Map.of("w", 1.0));
    }

    @Test
    void otherOrderOfKeys() {
        Tree found = Tree.of(map("b", 1.0, "w", 2.0), "tangent 0");
        assertProblem(
                "tangent 0: expected the keys in the order of argument 0, found another",
                () -> found.requireSameStructure(Tree.of(map("w", 2.0, "b", 1.0), "argument 0")));
    }

    private static SequencedMap<Object, Object> map(
            Object key0, Object value0, Object key1, Object value1) {
        SequencedMap<Object, Object> map = new LinkedHashMap<>();
        map.put(key0, value0);
        map.put(key1, value1);
        return map;
    }
}
