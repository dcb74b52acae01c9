package io.cotangent.intrinsics.vector;

import java.util.Arrays;
import java.util.function.IntConsumer;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Copies of rows that are so short that a call to copy one would take longer than the copy: a few
 * vectors each; and of single elements to all of a row. The last vector of a row begins where it
 * ends with the row, and meets the one before. Of rows shorter than a vector, one after the other,
 * each is covered where the vector of the row before it was too long.
 */
final class ShortRows {
    /** From this length on, a call is as fast. */
    private static final int LONG = 32;

    /** Fewer rows are not worth a look at how they lie. */
    private static final int MANY = 4;

    /** Rows for warming up, of the two lengths that differ in kind. */
    private static final int WARM_ROWS = 64;

    private static final int[] WARM_LENGTHS = {3, 18};

    private static final Patience FOR_DOUBLES =
            new Patience(() -> {
                double[] x = new double[WARM_ROWS * LONG];
                double[] y = new double[WARM_ROWS * LONG];
                return rehearsal(n -> {
                    run(WARM_ROWS, n, x, 0, n, y, 0, n);
                    spread(WARM_ROWS, n, x, 0, 1, y, 0, n);
                });
            });

    private static final Patience FOR_FLOATS =
            new Patience(() -> {
                float[] x = new float[WARM_ROWS * LONG];
                float[] y = new float[WARM_ROWS * LONG];
                return rehearsal(n -> {
                    run(WARM_ROWS, n, x, 0, n, y, 0, n);
                    spread(WARM_ROWS, n, x, 0, 1, y, 0, n);
                });
            });

    private ShortRows() {}

    private static Rehearsal rehearsal(IntConsumer copy) {
        return new Rehearsal(
                4L * WARM_ROWS * WARM_LENGTHS.length,
                () -> {
                    for (int length : WARM_LENGTHS) {
                        copy.accept(length);
                    }
                },
                () -> {});
    }

    /** Sees to it that vectors are used; takes a while. */
    static void warmUp() {
        FOR_DOUBLES.warmUp();
        FOR_FLOATS.warmUp();
    }

    /**
     * Copies rows whose elements are side by side in both arrays, if this is the way for them and
     * the code on vectors is warm.
     *
     * @return whether it is done
     */
    static boolean run(
            int rows,
            int columns,
            Object x,
            int xOffset,
            int xStride,
            Object y,
            int yOffset,
            int yStride) {
        if (xStride < 0 || !isWay(rows, columns, x, y, yStride)) {
            return false;
        }
        if (x instanceof double[] from) {
            run(rows, columns, from, xOffset, xStride, (double[]) y, yOffset, yStride);
        } else {
            run(rows, columns, (float[]) x, xOffset, xStride, (float[]) y, yOffset, yStride);
        }
        return true;
    }

    /** Whether rows of such arrays are copied here, and the code on vectors is warm. */
    private static boolean isWay(int rows, int columns, Object x, Object y, int yStride) {
        boolean doubles = x instanceof double[] && y instanceof double[];
        boolean floats = x instanceof float[] && y instanceof float[];
        if (rows < MANY || columns < 2 || columns >= LONG || !doubles && !floats) {
            return false;
        }
        int lanes = doubles ? Species.F64.length() : Species.F32.length();
        Patience patience = doubles ? FOR_DOUBLES : FOR_FLOATS;
        return (columns >= lanes || yStride == columns) && patience.isOver((long) rows * columns);
    }

    private static void run(
            int rows,
            int columns,
            double[] x,
            int xOffset,
            int xStride,
            double[] y,
            int yOffset,
            int yStride) {
        int lanes = Species.F64.length();
        if (columns < lanes) {
            int whole = whole(rows, columns, lanes, x.length - xOffset, xStride);
            for (int i = 0; i < whole; i++) {
                move(x, xOffset + i * xStride, y, yOffset + i * yStride);
            }
            for (int i = whole; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    y[yOffset + i * yStride + j] = x[xOffset + i * xStride + j];
                }
            }
            return;
        }
        int last = columns - lanes;
        for (int i = 0; i < rows; i++) {
            int from = xOffset + i * xStride;
            int to = yOffset + i * yStride;
            for (int j = 0; j < last; j += lanes) {
                move(x, from + j, y, to + j);
            }
            move(x, from + last, y, to + last);
        }
    }

    private static void move(double[] x, int from, double[] y, int to) {
        DoubleVector.fromArray(Species.F64, x, from).intoArray(y, to);
    }

    private static void run(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xStride,
            float[] y,
            int yOffset,
            int yStride) {
        int lanes = Species.F32.length();
        if (columns < lanes) {
            int whole = whole(rows, columns, lanes, x.length - xOffset, xStride);
            for (int i = 0; i < whole; i++) {
                move(x, xOffset + i * xStride, y, yOffset + i * yStride);
            }
            for (int i = whole; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    y[yOffset + i * yStride + j] = x[xOffset + i * xStride + j];
                }
            }
            return;
        }
        int last = columns - lanes;
        for (int i = 0; i < rows; i++) {
            int from = xOffset + i * xStride;
            int to = yOffset + i * yStride;
            for (int j = 0; j < last; j += lanes) {
                move(x, from + j, y, to + j);
            }
            move(x, from + last, y, to + last);
        }
    }

    private static void move(float[] x, int from, float[] y, int to) {
        FloatVector.fromArray(Species.F32, x, from).intoArray(y, to);
    }

    /**
     * Copies one element to all of each row, whose elements are side by side, if this is the way
     * for them and the code on vectors is warm.
     *
     * @return whether it is done
     */
    static boolean spread(
            int rows,
            int columns,
            Object x,
            int xOffset,
            int xStride,
            Object y,
            int yOffset,
            int yStride) {
        if (!isWay(rows, columns, x, y, yStride)) {
            return false;
        }
        if (x instanceof double[] from) {
            spread(rows, columns, from, xOffset, xStride, (double[]) y, yOffset, yStride);
        } else {
            spread(rows, columns, (float[]) x, xOffset, xStride, (float[]) y, yOffset, yStride);
        }
        return true;
    }

    private static void spread(
            int rows,
            int columns,
            double[] x,
            int xOffset,
            int xStride,
            double[] y,
            int yOffset,
            int yStride) {
        int lanes = Species.F64.length();
        int last = Math.max(columns - lanes, 0);
        int whole = columns < lanes ? within(rows, columns, lanes) : rows;
        for (int i = 0; i < whole; i++) {
            DoubleVector vector = DoubleVector.broadcast(Species.F64, x[xOffset + i * xStride]);
            int to = yOffset + i * yStride;
            for (int j = 0; j < last; j += lanes) {
                vector.intoArray(y, to + j);
            }
            vector.intoArray(y, to + last);
        }
        for (int i = whole; i < rows; i++) {
            int to = yOffset + i * yStride;
            Arrays.fill(y, to, to + columns, x[xOffset + i * xStride]);
        }
    }

    private static void spread(
            int rows,
            int columns,
            float[] x,
            int xOffset,
            int xStride,
            float[] y,
            int yOffset,
            int yStride) {
        int lanes = Species.F32.length();
        int last = Math.max(columns - lanes, 0);
        int whole = columns < lanes ? within(rows, columns, lanes) : rows;
        for (int i = 0; i < whole; i++) {
            FloatVector vector = FloatVector.broadcast(Species.F32, x[xOffset + i * xStride]);
            int to = yOffset + i * yStride;
            for (int j = 0; j < last; j += lanes) {
                vector.intoArray(y, to + j);
            }
            vector.intoArray(y, to + last);
        }
        for (int i = whole; i < rows; i++) {
            int to = yOffset + i * yStride;
            Arrays.fill(y, to, to + columns, x[xOffset + i * xStride]);
        }
    }

    /** The rows whose vectors, longer than they are, end within what is written. */
    private static int within(int rows, int columns, int lanes) {
        return rows * columns < lanes ? 0 : (rows * columns - lanes) / columns + 1;
    }

    /**
     * The rows that may be moved as whole vectors: those whose vectors end within x, and within
     * what is written.
     *
     * @param length of x, from the first row on
     */
    private static int whole(int rows, int columns, int lanes, int length, int xStride) {
        if (length < lanes) {
            return 0;
        }
        int within = within(rows, columns, lanes);
        return xStride == 0 ? within : Math.min(within, (length - lanes) / xStride + 1);
    }
}
