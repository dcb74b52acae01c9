package io.cotangent.array;

/**
 * Computes results from operands of which some lie across the result, as a transposed matrix does:
 * a loop along the result's elements would take every operand's element from another cache line.
 *
 * <p>Such an operand is copied, a block of about {@value #BLOCK} elements at a time, by a kernel
 * that transposes in registers, and the block, which stays in the cache, takes its place.
 */
final class Blocks {
    private static final int BLOCK = 1 << 15;

    /** Smaller arrays are in the cache anyway. */
    private static final int LARGE = 1 << 12;

    /** What is done with each block. */
    interface Body {
        /** Computes a result, whose elements lie side by side, from operands of its shape. */
        void run(DenseArray y, DenseArray[] x);
    }

    private Blocks() {}

    /** Does it with the whole, or block by block; {@code y}'s elements lie side by side. */
    static void forEach(Body body, DenseArray y, DenseArray... x) {
        boolean[] across = new boolean[x.length];
        boolean any = false;
        for (int i = 0; i < x.length && y.size() >= LARGE; i++) {
            across[i] = isAcross(x[i]);
            any |= across[i];
        }
        if (any) {
            inBlocks(body, y, x, across);
        } else {
            body.run(y, x);
        }
    }

    /** Whether the last axis is not the one along which the elements lie most densely. */
    private static boolean isAcross(DenseArray x) {
        if (x.isContiguous()) {
            return false;
        }
        int last = x.rank() - 1;
        while (x.type().shape().length(last) == 1) {
            last--;
        }
        int stride = Math.abs(x.stride(last));
        for (int axis = 0; axis < last; axis++) {
            int other = Math.abs(x.stride(axis));
            if (other != 0 && other < stride && x.type().shape().length(axis) > 1) {
                return true;
            }
        }
        return false;
    }

    private static void inBlocks(Body body, DenseArray y, DenseArray[] x, boolean[] across) {
        int axis = 0;
        while (y.type().shape().length(axis) == 1) {
            axis++;
        }
        int length = y.type().shape().length(axis);
        int rows = Math.clamp(BLOCK / (y.size() / length), 1, length);
        Region whole = Region.whole(y.type().shape());
        DenseArray[] room = new DenseArray[x.length];
        for (int i = 0; i < x.length; i++) {
            if (across[i]) {
                room[i] =
                        DenseArray.room(
                                x[i].type().withShape(whole.along(axis, 0, rows, 1).shape()));
            }
        }
        DenseArray[] parts = new DenseArray[x.length];
        for (int start = 0; start < length; start += rows) {
            int count = Math.min(rows, length - start);
            Region block = whole.along(axis, start, count, 1);
            for (int i = 0; i < x.length; i++) {
                parts[i] = Views.slice(x[i], block);
                if (across[i]) {
                    DenseArray copy = Views.slice(room[i], whole.along(axis, 0, count, 1));
                    Copies.copy(parts[i], copy);
                    parts[i] = copy;
                }
            }
            body.run(Views.slice(y, block), parts);
        }
    }
}
