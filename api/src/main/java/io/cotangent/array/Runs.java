package io.cotangent.array;

import java.util.Arrays;

/**
 * Visits the elements of several arrays of one shape together, in runs as long as possible.
 *
 * <p>Axes of length 1 are dropped, and neighbouring axes are merged where in every array the outer
 * one continues the inner one, so that contiguous and all-broadcast arrays make a single run.
 *
 * <p>Where some array is transposed against the others, one of two axes must be walked in long
 * strides, each of which loads a cache line for a single element. Runs along the inner axis are
 * then cut into pieces of {@value #TILE}, and the axis along which that array lies densely becomes
 * the next one outside of the piece: the lines loaded for one piece serve the following pieces,
 * too.
 */
final class Runs {
    private static final int TILE = 64;

    /** What is done with each run. */
    interface Body {
        /**
         * Does it.
         *
         * @param n the number of elements, at least 1
         * @param offsets the position of the run's first element in each array's data; not to be
         *     changed
         * @param strides the distance of the run's elements in each array's data; not to be changed
         */
        void run(int n, int[] offsets, int[] strides);
    }

    private final Body body;
    private final int[] offsets;
    private final int[] lengths;

    /** By axis, then by array. */
    private final int[][] strides;

    private int rank;

    private Runs(Body body, DenseArray[] arrays) {
        Shape shape = arrays[0].type().shape();
        this.body = body;
        this.offsets = offsets(arrays);
        this.lengths = new int[shape.rank() + 1];
        this.strides = new int[shape.rank() + 1][];
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.length(axis) != 1) {
                int[] steps = new int[arrays.length];
                for (int i = 0; i < steps.length; i++) {
                    steps[i] = arrays[i].stride(axis);
                }
                append(shape.length(axis), steps);
            }
        }
    }

    /** Visits all elements of arrays that have one shape. */
    static void forEach(Body body, DenseArray... arrays) {
        int size = arrays[0].size();
        if (size == 0) {
            return;
        }
        if (size == 1 || allContiguous(arrays)) {
            int[] ones = new int[arrays.length];
            Arrays.fill(ones, 1);
            body.run(size, offsets(arrays), ones);
            return;
        }
        Runs runs = new Runs(body, arrays);
        if (runs.isTransposed()) {
            runs.visitTiles();
        } else {
            runs.visit();
        }
    }

    private static int[] offsets(DenseArray[] arrays) {
        int[] offsets = new int[arrays.length];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = arrays[i].offset();
        }
        return offsets;
    }

    private static boolean allContiguous(DenseArray[] arrays) {
        for (DenseArray array : arrays) {
            if (!array.isContiguous()) {
                return false;
            }
        }
        return true;
    }

    /** Adds an innermost axis, as one with the innermost so far if that is possible. */
    private void append(int length, int[] steps) {
        boolean merge = rank > 0;
        for (int i = 0; i < steps.length && merge; i++) {
            merge = strides[rank - 1][i] == (long) length * steps[i];
        }
        if (merge) {
            lengths[rank - 1] *= length;
            strides[rank - 1] = steps;
        } else {
            lengths[rank] = length;
            strides[rank] = steps;
            rank++;
        }
    }

    private void visit() {
        int inner = rank - 1;
        int[] index = new int[inner];
        while (true) {
            body.run(lengths[inner], offsets, strides[inner]);
            int axis = inner - 1;
            while (axis >= 0 && ++index[axis] == lengths[axis]) {
                move(axis, 1 - lengths[axis]);
                index[axis] = 0;
                axis--;
            }
            if (axis < 0) {
                return;
            }
            move(axis, 1);
        }
    }

    private void move(int axis, int count) {
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] += count * strides[axis][i];
        }
    }

    /**
     * Moves the axis along which some array lies more densely next to the innermost one, if any.
     */
    private boolean isTransposed() {
        int inner = rank - 1;
        if (inner < 1 || lengths[inner] <= TILE) {
            return false;
        }
        for (int i = 0; i < offsets.length; i++) {
            int dense = inner;
            for (int axis = 0; axis < inner; axis++) {
                if (strides[axis][i] != 0
                        && Math.abs(strides[axis][i]) < Math.abs(strides[dense][i])) {
                    dense = axis;
                }
            }
            if (dense < inner) {
                int length = lengths[dense];
                int[] steps = strides[dense];
                System.arraycopy(lengths, dense + 1, lengths, dense, inner - dense - 1);
                System.arraycopy(strides, dense + 1, strides, dense, inner - dense - 1);
                lengths[inner - 1] = length;
                strides[inner - 1] = steps;
                return true;
            }
        }
        return false;
    }

    /** Makes an axis of the pieces of the innermost one, outside of its neighbour. */
    private void visitTiles() {
        int inner = rank - 1;
        int tiles = lengths[inner] / TILE;
        int rest = lengths[inner] % TILE;
        int neighbour = lengths[inner - 1];
        int[] steps = strides[inner];
        int[] far = new int[offsets.length];
        for (int i = 0; i < far.length; i++) {
            far[i] = steps[i] * TILE;
        }
        int[] start = offsets.clone();
        lengths[inner + 1] = TILE;
        strides[inner + 1] = steps;
        lengths[inner] = neighbour;
        strides[inner] = strides[inner - 1];
        lengths[inner - 1] = tiles;
        strides[inner - 1] = far;
        rank++;
        visit();
        if (rest > 0) {
            for (int i = 0; i < far.length; i++) {
                offsets[i] = start[i] + tiles * far[i];
            }
            lengths[inner - 1] = 1;
            lengths[inner + 1] = rest;
            visit();
        }
    }
}
