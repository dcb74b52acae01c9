package io.cotangent.intrinsics.fused;

/**
 * Blocks of elements: rows of equal length, each cut into blocks of {@value #BLOCK} elements and a
 * shorter one; or, if rows are short, several whole rows to a block.
 */
final class Grid {
    /**
     * The length of blocks: that of the blocks in which {@link io.cotangent.intrinsics.Kernels}
     * reduce, too.
     */
    static final int BLOCK = 1024;

    private int size;
    private int row;
    private int length;
    private int blocksOfRow;
    private int count;

    /** Cuts {@code size} elements, at least 1, into rows of a length that divides it. */
    void set(int elements, int rowLength) {
        size = elements;
        row = rowLength;
        blocksOfRow = Math.ceilDiv(rowLength, BLOCK);
        length = rowLength < BLOCK ? BLOCK / rowLength * rowLength : BLOCK;
        count =
                rowLength < BLOCK
                        ? Math.ceilDiv(elements, length)
                        : elements / rowLength * blocksOfRow;
    }

    /** Cuts into rows, each of which is at least one block. */
    void setRows(int elements, int rowLength) {
        set(elements, rowLength);
        if (rowLength < BLOCK) {
            length = rowLength;
            count = elements / rowLength;
        }
    }

    /** The number of blocks. */
    int count() {
        return count;
    }

    /** The number of the first element of a block. */
    int from(int block) {
        return row <= BLOCK
                ? block * length
                : block / blocksOfRow * row + block % blocksOfRow * BLOCK;
    }

    /** The number of elements of a block. */
    int length(int block) {
        return row <= BLOCK
                ? Math.min(length, size - block * length)
                : Math.min(BLOCK, row - block % blocksOfRow * BLOCK);
    }

    /**
     * Whether every reduction of {@code reduced} elements in a row consists of whole blocks, each
     * but the last one of {@value #BLOCK} elements, or every block of whole reductions.
     */
    boolean suits(int reduced) {
        if (reduced == row) {
            return true;
        }
        if (reduced <= BLOCK) {
            return length % reduced == 0 && (row <= BLOCK || row % reduced == 0);
        }
        boolean even = length == BLOCK && (row <= BLOCK || row == size || row % BLOCK == 0);
        return even && (reduced % BLOCK == 0 || reduced == size);
    }
}
