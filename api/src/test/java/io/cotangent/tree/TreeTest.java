package io.cotangent.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cotangent.NDArray;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What trees take apart and put together again. */
class TreeTest {
    private record Layer(NDArray weights, double bias, int units) {}

    private record Network(String name, Layer[] layers, Optional<NDArray> scale) {}

    private record Pair<A, B>(A first, B second) {}

    private record Nothing() {}

    private record Normalized(List<Double> values) {
        private Normalized {
            values = List.copyOf(values);
        }
    }

    private record Variable(double... values) {}

    static NDArray array() {
        return NDArray.of(new double[] {1, 2});
    }

    private static List<String> paths(Tree tree) {
        return IntStream.range(0, tree.size()).mapToObj(tree::path).toList();
    }

    private static Object rebuilt(Object value) {
        return Tree.of(value, "x").value();
    }

    static Stream<Object> leaves() {
        return Stream.of(
                array(),
                1.0,
                1.0f,
                new double[2],
                new float[2],
                new double[2][2],
                new float[2][2],
                new double[0],
                new double[0][]);
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void leafIsOneLeaf(Object leaf) {
        Tree tree = Tree.of(leaf, "argument 0");
        assertEquals(1, tree.size());
        assertSame(leaf, tree.leaf(0));
        assertEquals("argument 0", tree.path(0));
        assertSame(leaf, tree.value());
    }

    static Stream<Object> constants() {
        return Stream.of(
                1,
                1L,
                (short) 1,
                (byte) 1,
                'a',
                true,
                "text",
                RetentionPolicy.CLASS,
                String.class,
                new int[1],
                new long[1],
                new short[1],
                new byte[1],
                new char[1],
                new boolean[1]);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void constantIsKept(Object constant) {
        Tree tree = Tree.of(constant, "x");
        assertEquals(0, tree.size());
        assertSame(constant, tree.value());
    }

    @Test
    void nullIsKept() {
        assertNull(Tree.of(null, "x").value());
        assertEquals(0, Tree.of(null, "x").size());
    }

    @Test
    void nestingIsFlattenedInOrder() {
        NDArray w0 = array();
        NDArray w1 = array();
        NDArray scale = array();
        Network network =
                new Network(
                        "net",
                        new Layer[] {new Layer(w0, 0.5, 3), new Layer(w1, 1.5, 4)},
                        Optional.of(scale));

        Tree tree = Tree.of(network, "argument 0");

        assertEquals(
                List.of(
                        "argument 0.layers[0].weights",
                        "argument 0.layers[0].bias",
                        "argument 0.layers[1].weights",
                        "argument 0.layers[1].bias",
                        "argument 0.scale.get()"),
                paths(tree));
        assertSame(w0, tree.leaf(0));
        assertEquals(1.5, tree.leaf(3));
        Network copy = assertInstanceOf(Network.class, tree.value());
        assertEquals("net", copy.name());
        assertArrayEquals(network.layers(), copy.layers());
        assertSame(scale, copy.scale().orElseThrow());
    }

    @Test
    void otherLeavesGoWhereTheFirstWere() {
        Layer layer = new Layer(array(), 0.5, 3);
        NDArray other = array();
        Tree tree = Tree.of(List.of(layer, 7.0), "x");
        Object[] leaves = {other, 2.5, "any class"};

        Tree changed = tree.with(leaves);
        leaves[0] = "later";

        assertEquals(List.of(new Layer(other, 2.5, 3), "any class"), changed.value());
        assertEquals(List.of(layer, 7.0), tree.value());
        assertEquals(paths(tree), paths(changed));
    }

    @Test
    void arraysKeepTheirComponentTypes() {
        NDArray[] arrays = {array(), null};
        assertArrayEquals(arrays, assertInstanceOf(NDArray[].class, rebuilt(arrays)));
        assertNotSame(arrays, rebuilt(arrays));
        assertInstanceOf(Layer[].class, rebuilt(new Layer[0]));
        assertInstanceOf(Double[][].class, rebuilt(new Double[][] {{1.0}, {}, null}));
        assertInstanceOf(double[][][].class, rebuilt(new double[2][2][2]));
        assertInstanceOf(List[].class, rebuilt(new List<?>[] {List.of(1.0)}));
        assertEquals(List.of("x[0]", "x[1]"), paths(Tree.of(new double[2][2][2], "x")));
        assertEquals(
                List.of("x[1][0]"), paths(Tree.of(new Object[] {"text", new Double[] {1.0}}, "x")));
    }

    @Test
    void genericRecordsHoldAnything() {
        Pair<List<Double>, Pair<double[], String>> pair =
                new Pair<>(List.of(1.0, 2.0), new Pair<>(new double[1], "text"));
        assertEquals(
                List.of("x.first[0]", "x.first[1]", "x.second.first"), paths(Tree.of(pair, "x")));
        assertEquals(pair, rebuilt(pair));
    }

    @Test
    void localRecordsAndRecordsWithConstructorsAreRebuilt() {
        record Local(float value) {}
        assertEquals(new Local(2), rebuilt(new Local(2)));
        assertEquals(new Normalized(List.of(1.0)), rebuilt(new Normalized(List.of(1.0))));
        double[] values = {1, 2};
        assertSame(
                values, assertInstanceOf(Variable.class, rebuilt(new Variable(values))).values());
    }

    @Test
    void emptyContainersHaveNoLeaves() {
        for (Object empty : List.of(List.of(), Map.of(), Optional.empty(), new Nothing())) {
            Tree tree = Tree.of(empty, "x");
            assertEquals(0, tree.size());
            assertEquals(empty, tree.with(new Object[0]).value());
        }
        assertArrayEquals(new NDArray[0], (NDArray[]) rebuilt(new NDArray[0]));
    }

    @Test
    void listsAreRebuiltUnmodifiableAndMayHoldNull() {
        List<?> copy = assertInstanceOf(List.class, rebuilt(Arrays.asList(1.0, null, "text")));
        assertEquals(Arrays.asList(1.0, null, "text"), copy);
        assertThrows(UnsupportedOperationException.class, () -> copy.set(0, null));
        assertThrows(UnsupportedOperationException.class, copy::removeLast);
    }

    @Test
    void mapsKeepTheirOrder() {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("w", 1.0);
        map.put(3, List.of(2.0));
        map.put(null, null);
        map.put("b", 4.0f);

        Tree tree = Tree.of(map, "argument 0");

        assertEquals(
                List.of("argument 0[\"w\"]", "argument 0[3][0]", "argument 0[\"b\"]"), paths(tree));
        SequencedMap<?, ?> copy = assertInstanceOf(SequencedMap.class, tree.value());
        assertEquals(map, copy);
        assertEquals(
                List.copyOf(map.values().stream().filter(v -> v != null).toList()),
                copy.values().stream().filter(v -> v != null).toList());
        assertThrows(UnsupportedOperationException.class, copy::clear);
    }

    @Test
    void sortedMapsStaySorted() {
        NavigableMap<String, Double> map = new TreeMap<>(Comparator.reverseOrder());
        map.putAll(Map.of("a", 1.0, "b", 2.0, "c", 3.0));

        Tree tree = Tree.of(Collections.unmodifiableSortedMap(map), "x");

        assertEquals(List.of("x[\"c\"]", "x[\"b\"]", "x[\"a\"]"), paths(tree));
        NavigableMap<?, ?> copy = assertInstanceOf(NavigableMap.class, tree.value());
        assertEquals(map, copy);
        assertEquals("c", copy.firstKey());
        assertThrows(UnsupportedOperationException.class, copy::clear);
    }

    @Test
    void alignmentPutsMapsInTheExpectedOrder() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("w", List.of(1.0, 2.0));
        expected.put("b", 3.0);
        expected.put("n", 4);
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("n", null);
        found.put("b", 30.0);
        found.put("w", List.of(10.0, 20.0));

        Tree aligned = Tree.of(found, "tangent 0").alignedTo(Tree.of(expected, "argument 0"));

        assertEquals(
                List.of("tangent 0[\"w\"][0]", "tangent 0[\"w\"][1]", "tangent 0[\"b\"]"),
                paths(aligned));
        assertEquals(Map.of("w", List.of(10.0, 20.0), "b", 30.0, "n", 4), aligned.value());
    }

    @Test
    void whatIsNoLeafMayDiffer() {
        NDArray w = array();
        Tree expected = Tree.of(List.of(new Layer(w, 1, 3), "text", 1), "x");
        Tree.of(Arrays.asList(new Layer(w, 2, 0), null, "other"), "y")
                .requireSameStructure(expected);
        Tree.of(1.0, "y").requireSameStructure(Tree.of(w, "x"));
    }
}
