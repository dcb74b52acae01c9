package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.error.TreeException;
import io.cotangent.number.Numbers;
import io.cotangent.op.Ops;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a tree that take part in a derivative: its floating-point arrays, and its plain
 * numbers, which are seen as arrays. The others keep what they hold.
 */
public final class Leaves {
    private static final int[] NONE = {};

    private final Tree tree;
    private final int[] moving;
    private final int[] still;
    private final int[] plain;

    /** Numbers of the kind of those that are seen as arrays; null where no number is. */
    private final @Nullable Object @Nullable [] numbers;

    /** The leaves of a tree. */
    public Leaves(Tree tree) {
        this(tree, numbersOf(tree));
    }

    private Leaves(Tree given, @Nullable Object @Nullable [] numbers) {
        this.numbers = numbers;
        this.tree = numbers == null ? given : given.with(arrays(given));
        int[] places = new int[tree.size()];
        int first = 0;
        int last = places.length;
        int plainNumbers = 0;
        for (int i = 0; i < places.length; i++) {
            if (tree.leaf(i) instanceof NDArray array) {
                if (Ops.typeOf(array).dtype().isFloating()) {
                    places[first++] = i;
                } else {
                    places[--last] = i;
                }
            } else {
                plainNumbers++;
            }
        }
        moving = first == places.length ? places : Arrays.copyOf(places, first);
        still = new int[places.length - last];
        for (int i = 0; i < still.length; i++) {
            still[i] = places[places.length - 1 - i];
        }
        plain = plainNumbers == 0 ? NONE : plain(plainNumbers);
    }

    private static @Nullable Object @Nullable [] numbersOf(Tree tree) {
        @Nullable Object[] found = null;
        for (int i = 0; i < tree.size(); i++) {
            if (Numbers.isNumber(tree.leaf(i))) {
                found = found == null ? new Object[tree.size()] : found;
                found[i] = Numbers.zeros(tree.leaf(i));
            }
        }
        return found;
    }

    private static Object[] arrays(Tree tree) {
        Object[] arrays = new Object[tree.size()];
        for (int i = 0; i < arrays.length; i++) {
            Object leaf = tree.leaf(i);
            arrays[i] = Numbers.isNumber(leaf) ? Numbers.array(leaf) : leaf;
        }
        return arrays;
    }

    /** Whether there are numbers among them that are seen as arrays. */
    boolean hasNumbers() {
        return numbers != null;
    }

    /** Whether all of them are numbers that are seen as arrays. */
    boolean isNumbers() {
        if (numbers == null) {
            return false;
        }
        for (Object number : numbers) {
            if (number == null) {
                return false;
            }
        }
        return true;
    }

    /** These leaves without what is in them, nor what they came from. */
    public Leaves outline() {
        return new Leaves(outline(tree), numbers);
    }

    private int[] plain(int count) {
        int[] places = new int[count];
        int next = 0;
        for (int i = 0; i < tree.size(); i++) {
            if (!(tree.leaf(i) instanceof NDArray)) {
                places[next++] = i;
            }
        }
        return places;
    }

    /**
     * The leaves of a tree that may have plain numbers, too: they stay as they are, and count for
     * nothing in tangents.
     */
    public static Leaves withNumbers(Tree tree) {
        return new Leaves(tree, null);
    }

    /** Whether an argument is a tree of nothing but arrays, of which one at least has a tangent. */
    public static boolean isMoving(@Nullable Object argument) {
        if (!Tree.isTree(argument)) {
            return false;
        }
        Tree tree = Tree.of(argument, "an argument");
        boolean moving = false;
        for (int i = 0; i < tree.size(); i++) {
            if (!(tree.leaf(i) instanceof NDArray array)) {
                return false;
            }
            moving |= array.dtype().isFloating();
        }
        return moving;
    }

    /** A tree of the same structure and types without its numbers, nor what they came from. */
    public static Tree outline(Tree tree) {
        Object[] leaves = new Object[tree.size()];
        for (int i = 0; i < leaves.length; i++) {
            Object leaf = tree.leaf(i);
            leaves[i] = leaf instanceof NDArray array ? Creation.full(Ops.typeOf(array), 0) : leaf;
        }
        return tree.with(leaves);
    }

    /** The number of arrays that have tangents. */
    int movingCount() {
        return moving.length;
    }

    /** The number of arrays of integers and booleans. */
    int stillCount() {
        return still.length;
    }

    /** The tree that they are of. */
    public Tree tree() {
        return tree;
    }

    /** The arrays that have tangents. */
    public List<NDArray> moving() {
        return arrays(moving);
    }

    /** The arrays of integers and booleans. */
    public List<NDArray> still() {
        return arrays(still);
    }

    private List<NDArray> arrays(int... places) {
        NDArray[] arrays = new NDArray[places.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = (NDArray) tree.leaf(places[i]);
        }
        return List.of(arrays);
    }

    /**
     * The number, among the arrays that have tangents, of the one that a function picks from the
     * tree.
     *
     * @throws TreeException where it gives something else
     */
    int picked(Function<Object, NDArray> choice) {
        NDArray picked = choice.apply(tree.value());
        for (int i = 0; i < moving.length; i++) {
            if (isSame(tree.leaf(moving[i]), picked)) {
                return i;
            }
        }
        throw new TreeException(
                "the function must give one of the floating-point arrays of "
                        + tree.name()
                        + " as it is, like Params::weights, but gives "
                        + (picked == null ? "null" : Ops.typeOf(picked)));
    }

    @SuppressWarnings("ReferenceEquality") // which array it is, not what is in it
    private static boolean isSame(Object leaf, NDArray picked) {
        return leaf == picked;
    }

    /** The tree's value with other arrays. */
    public Object with(List<NDArray> movingArrays, List<NDArray> stillArrays) {
        Object[] leaves = new Object[tree.size()];
        put(leaves, moving, movingArrays);
        put(leaves, still, stillArrays);
        for (int i : plain) {
            leaves[i] = tree.leaf(i);
        }
        return tree.valueWith(withNumbers(Numbers::number, leaves));
    }

    private Object[] withNumbers(BiFunction<Object, NDArray, Object> number, Object... leaves) {
        for (int i = 0; numbers != null && i < numbers.length; i++) {
            if (numbers[i] != null) {
                leaves[i] = number.apply(numbers[i], (NDArray) leaves[i]);
            }
        }
        return leaves;
    }

    /** All numbers of arrays in one vector, of type {@code float64}. */
    public static NDArray vector(List<NDArray> arrays) {
        Tracer tracer = Tracer.at(Site.UNKNOWN);
        List<NDArray> parts = new ArrayList<>();
        parts.add(NDArray.zeros(0));
        for (NDArray array : arrays) {
            parts.add(tracer.cast(tracer.flatten(array), DType.FLOAT64));
        }
        return tracer.concat(0, parts);
    }

    /** The tree's value with the numbers of a vector, each array in its own type. */
    public Object with(NDArray vector) {
        Tracer tracer = Tracer.at(Site.UNKNOWN);
        List<NDArray> arrays = new ArrayList<>();
        int from = 0;
        for (NDArray array : moving()) {
            NDArray part = tracer.get(vector, Index.range(from, from + array.size()));
            arrays.add(tracer.cast(tracer.reshape(part, array.shape()), array.dtype()));
            from += array.size();
        }
        return with(arrays, still());
    }

    /**
     * A tangent or cotangent: the tree's value with these arrays, and zeros where there are no
     * tangents.
     */
    public Object tangent(List<NDArray> arrays) {
        return with(arrays, zeros(still));
    }

    /** A tangent that does not move. */
    List<NDArray> zeros() {
        return zeros(moving);
    }

    private List<NDArray> zeros(int... places) {
        NDArray[] zeros = new NDArray[places.length];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = Creation.full(Ops.typeOf((NDArray) tree.leaf(places[i])), 0);
        }
        return List.of(zeros);
    }

    private static void put(Object[] leaves, int[] places, List<NDArray> arrays) {
        for (int i = 0; i < places.length; i++) {
            leaves[places[i]] = arrays.get(i);
        }
    }

    /**
     * The arrays of a tangent or cotangent, of the shapes and types of the tree's.
     *
     * @throws TreeException where it does not correspond; the message calls it {@code name}
     */
    public List<NDArray> arraysOf(Object tangent, String name) {
        Tree given = Tree.of(tangent, name).alignedTo(tree);
        List<NDArray> arrays = new ArrayList<>();
        for (int i : moving) {
            ArrayType expected = Ops.typeOf((NDArray) tree.leaf(i));
            Object leaf = given.leaf(i);
            boolean isNumber = numbers != null && numbers[i] != null;
            if (isNumber && Numbers.isNumber(leaf)) {
                leaf = Numbers.array(leaf);
            }
            if (!(leaf instanceof NDArray array) || !Ops.typeOf(array).equals(expected)) {
                Object found =
                        leaf instanceof NDArray array
                                ? Ops.typeOf(array)
                                : leaf.getClass().getSimpleName();
                throw new TreeException(
                        given.path(i)
                                + " is "
                                + found
                                + ", but "
                                + tree.path(i)
                                + " is "
                                + expected
                                + ": a tangent or cotangent has the type and shape of its primal");
            }
            arrays.add(array);
        }
        return arrays;
    }
}
