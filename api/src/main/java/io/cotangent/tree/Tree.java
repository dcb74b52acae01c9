package io.cotangent.tree;

import io.cotangent.NDArray;
import io.cotangent.error.TreeException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An object taken apart into its leaves and the structure around them.
 *
 * <p>Leaves are what derivatives are taken of: {@link NDArray}, {@code Double}, {@code Float}, and
 * arrays of {@code double} or {@code float} with one axis or two. Around them there may be records,
 * arrays of references, {@code List}, {@code Map} and {@code Optional}, nested at will. Null,
 * integers, booleans, characters, strings, enum constants, classes, keys of random numbers, and
 * arrays of primitives other than {@code double} and {@code float} are part of the structure, as
 * are the keys of maps. Any other object is refused, because what it holds could not be
 * differentiated, nor rebuilt.
 *
 * <p>Trees are immutable, as long as nobody writes to the arrays that are given to one or taken
 * from one.
 */
public final class Tree {
    private static final Logger LOG = System.getLogger(Tree.class.getName());

    private static final Path[] ARGUMENTS =
            IntStream.range(0, 8).mapToObj(Path.Root::argument).toArray(Path[]::new);

    private final Path root;
    private final Node structure;
    private final Object[] leaves;

    private Tree(Path root, Node structure, Object[] leaves) {
        this.root = root;
        this.structure = structure;
        this.leaves = leaves;
    }

    /**
     * Takes an object apart. Records are read through their accessors, maps in the order of their
     * iteration.
     *
     * @param name what messages call the object, such as "argument 0" or "the result"
     * @throws TreeException if some part is of an unknown class, or contains itself, or is a record
     *     that cannot be read
     */
    public static Tree of(@Nullable Object value, String name) {
        return of(value, new Path.Root(name));
    }

    /** As {@link #of}, of an argument, counted from 0. */
    public static Tree ofArgument(@Nullable Object value, int position) {
        return of(
                value,
                position < ARGUMENTS.length ? ARGUMENTS[position] : Path.Root.argument(position));
    }

    private static Tree of(@Nullable Object value, Path root) {
        if (value instanceof NDArray) {
            return new Tree(root, Node.LEAF, new Object[] {value});
        }
        Flattening flattening = new Flattening(root);
        Node structure = flattening.structure(value);
        return new Tree(root, structure, flattening.leaves());
    }

    /** Whether {@link #of} can take an object apart. */
    public static boolean isTree(@Nullable Object value) {
        try {
            of(value, "");
            return true;
        } catch (TreeException e) {
            LOG.log(Level.TRACE, "not a tree", e);
            return false;
        }
    }

    /** What messages call the object. */
    public String name() {
        return root.toString();
    }

    /** Whether the object is a leaf. */
    @SuppressWarnings("ReferenceEquality") // there is one LEAF
    public boolean isLeaf() {
        return structure == Node.LEAF;
    }

    /** The number of leaves. */
    public int size() {
        return leaves.length;
    }

    /** A leaf, counted from 0 in the order of the structure. */
    public Object leaf(int index) {
        return leaves[index];
    }

    /**
     * The way to a leaf, such as {@code argument 0.layers[2].weights} or {@code argument 0["w"]}.
     */
    public String path(int index) {
        Objects.checkIndex(index, leaves.length);
        Path path = root;
        Node node = structure;
        int rest = index;
        while (node instanceof Node.Branch branch) {
            int child = 0;
            while (rest >= branch.children()[child].size()) {
                rest -= branch.children()[child++].size();
            }
            path = branch.step(path, child);
            node = branch.children()[child];
        }
        return path.toString();
    }

    /**
     * The same structure around other leaves, which may be of other classes than this tree's.
     *
     * @throws TreeException if there are more or fewer of them
     */
    public Tree with(Object[] newLeaves) {
        requireSize(newLeaves);
        return new Tree(root, structure, newLeaves.clone());
    }

    private void requireSize(Object... newLeaves) {
        if (newLeaves.length != leaves.length) {
            throw root.problem("expected %s leaves, found %s", leaves.length, newLeaves.length);
        }
    }

    /**
     * A new object of this structure around these leaves. Records are made by their canonical
     * constructors; lists, and maps in their order, are unmodifiable; arrays have the component
     * types that they had.
     *
     * @throws TreeException if a leaf is not of the type that a record or an array declares for it,
     *     or if a constructor throws
     */
    public @Nullable Object value() {
        return Part.value(structure, root, leaves, 0);
    }

    /**
     * As {@code with(newLeaves).value()}.
     *
     * @throws TreeException as {@link #with} and {@link #value()} do
     */
    public @Nullable Object valueWith(Object... newLeaves) {
        requireSize(newLeaves);
        return Part.value(structure, root, newLeaves, 0);
    }

    /**
     * As {@link #valueWith}, of leaves that are found in some other object, again and again, while
     * no number is followed in this thread.
     *
     * @param leafMethods take an {@code Object[]} and give a leaf each
     * @return null where the structure is not of records alone, or a leaf is not of the type that a
     *     record declares for it
     */
    public @Nullable Maker maker(MethodHandle... leafMethods) {
        requireSize((Object[]) leafMethods);
        return Maker.of(structure, root, leafMethods);
    }

    /**
     * Takes a like object apart, where this tree is a record of records and leaves, or a leaf.
     *
     * @param found where its leaves go
     * @return whether the object is of the same structure
     */
    public boolean find(@Nullable Object value, Object[] found) {
        return Part.find(structure, root, value, found, 0);
    }

    /** Whether no Java array is part of this tree: all objects of its structure are alike. */
    public boolean isFixed() {
        for (Object leaf : leaves) {
            if (leaf.getClass().isArray()) {
                return false;
            }
        }
        return Snapshot.isFixed(structure);
    }

    /**
     * Checks that the leaves of both trees correspond, one to one and in order. What is not a leaf
     * in either tree may differ, as may the classes of leaves and the component types of arrays.
     *
     * @throws TreeException if they do not; the message says where the first difference is, what
     *     was expected, and what was found
     */
    @SuppressWarnings("ReferenceEquality") // there is one LEAF
    public void requireSameStructure(Tree expected) {
        if (structure != Node.LEAF || expected.structure != Node.LEAF) {
            new Alignment(true, false, expected.size()).align(whole(), expected.whole());
        }
    }

    /**
     * As {@link #requireSameStructure}, where what is not a leaf must be equal, too.
     *
     * @throws TreeException if it is not, or if leaves do not correspond
     */
    public void requireSameButLeaves(Tree expected) {
        new Alignment(true, true, expected.size()).align(whole(), expected.whole());
    }

    /**
     * The leaves of this tree in the structure of another, under this tree's name. Maps with the
     * same keys in another order are the same here; what is not a leaf is taken from the other
     * tree.
     *
     * @throws TreeException as {@link #requireSameStructure} does, but for the order of maps
     */
    public Tree alignedTo(Tree expected) {
        Alignment alignment = new Alignment(false, false, expected.size());
        alignment.align(whole(), expected.whole());
        return new Tree(root, expected.structure, alignment.leaves());
    }

    /**
     * The first difference between this tree and another that a function of their values could see,
     * leaves aside: in structure, in what is kept as it is, in the order of maps.
     */
    public Optional<Difference> differenceFrom(Tree expected) {
        return Comparison.isSame(structure, expected.structure)
                ? Optional.empty()
                : Optional.ofNullable(Comparison.difference(whole(), expected.whole()));
    }

    /** This tree with copies of all Java arrays of numbers in it, which nobody else writes to. */
    public Tree snapshot() {
        return new Tree(root, Snapshot.of(structure), Snapshot.of(leaves));
    }

    private Part whole() {
        return new Part(structure, root, leaves, 0);
    }
}
