package io.cotangent.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is the same tree to a function, and copies that nobody else writes to. */
class DifferenceTest {
    private static final NDArray X = NDArray.of(1, 2);

    record Pair(@Nullable Object left, @Nullable Object right) {}

    private static Optional<Difference> difference(@Nullable Object now, @Nullable Object before) {
        return Tree.of(now, "argument 0").differenceFrom(Tree.of(before, "argument 0"));
    }

    private static void assertSame(@Nullable Object now, @Nullable Object before) {
        assertThat(difference(now, before)).isEmpty();
    }

    private static void assertDifferent(
            @Nullable Object now, @Nullable Object before, boolean isConstant, String text) {
        assertThat(difference(now, before)).contains(new Difference(isConstant, text));
    }

    @Test
    void leavesDoNotCount() {
        assertSame(X, NDArray.of(5.0));
        assertSame(new Pair(X, 1.0), new Pair(NDArray.of(3.0), X));
        assertSame(List.of(X, new double[2]), Arrays.asList(X, new double[] {3}));
    }

    @Test
    void constantsCountByTheirValue() {
        assertSame(new Pair(1, "a"), new Pair(1, new String("a")));
        assertSame(new Pair(new int[] {1, 2}, null), new Pair(new int[] {1, 2}, null));
        assertSame(new Pair(new long[][] {{1}, {2}}, X), new Pair(new long[][] {{1}, {2}}, X));
        assertSame(new Pair(Rng.seed(1), X), new Pair(Rng.seed(1), X));
        assertDifferent(new Pair(1, X), new Pair(2, X), true, "argument 0.left is 1, was 2");
        assertDifferent(new Pair(1, X), new Pair(1L, X), true, "argument 0.left is 1, was 1");
        assertDifferent(
                List.of(new int[] {1, 2}),
                List.of(new int[] {1, 3}),
                true,
                "argument 0[0] is [[1, 2]], was [[1, 3]]");
        assertDifferent(
                Map.of("k", "a"), Map.of("k", "b"), true, "argument 0[\"k\"] is \"a\", was \"b\"");
        assertDifferent(
                new Pair(null, X), new Pair(true, X), true, "argument 0.left is null, was true");
    }

    @Test
    void structureCounts() {
        assertDifferent(
                List.of(X),
                List.of(X, X),
                false,
                "argument 0 is a list of size 1, was a list of size 2");
        assertDifferent(
                new Pair(X, X),
                List.of(X, X),
                false,
                "argument 0 is record io.cotangent.tree.DifferenceTest$Pair, was a list of size 2");
        assertDifferent(
                Optional.of(X),
                Optional.empty(),
                false,
                "argument 0 is an Optional with a value, was an empty Optional");
        assertDifferent(
                new Pair(X, 1),
                new Pair(X, X),
                false,
                "argument 0.right is no leaf (java.lang.Integer), was a leaf (NDArray)");
        assertThat(difference(new NDArray[] {X}, new Object[] {X})).isPresent();
        assertThat(difference(List.of(X), new NDArray[] {X})).isPresent();
    }

    @Test
    void keysCountAndTheirOrder() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", X);
        one.put("b", X);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", X);
        other.put("a", X);
        assertSame(one, new LinkedHashMap<>(one));
        assertThat(difference(one, other)).isPresent();
        assertThat(difference(one, new TreeMap<>(one))).isPresent();
        assertThat(difference(one, Map.of("a", X))).isPresent();
    }

    @Test
    void aSnapshotStaysAsItIs() {
        int[] sizes = {1, 2};
        double[][] rows = {{1}, {2}};
        Tree before = Tree.of(new Pair(Map.of("k", List.of(sizes)), rows), "argument 0");
        Tree snapshot = before.snapshot();
        sizes[0] = 9;
        rows[1][0] = 9;
        assertThat(snapshot.differenceFrom(before))
                .contains(
                        new Difference(
                                true, "argument 0.left[\"k\"][0] is [[1, 2]], was [[9, 2]]"));
        assertThat((double[][]) snapshot.leaf(0)).isDeepEqualTo(new double[][] {{1}, {2}});
        assertThat(((Pair) snapshot.value()).right()).isEqualTo(snapshot.leaf(0));
    }
}
