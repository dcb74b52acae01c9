package io.cotangent.intrinsics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortRowsTest {
    private static final int LONGEST = 33;
    private static final int OFFSET = 3;

    /** How often this was the way for the rows. */
    private int copied;

    @BeforeAll
    static void warmUp() {
        ShortRows.warmUp();
    }

    @ParameterizedTest
    @ValueSource(classes = {double.class, float.class})
    void rowsOfAllLengths(Class<?> type) {
        copied = 0;
        for (int columns = 1; columns <= LONGEST; columns++) {
            for (int rows : new int[] {1, 4, 5, 9, 40}) {
                for (int xStride : new int[] {0, 1, columns, columns + 2}) {
                    check(type, rows, columns, xStride, columns);
                    check(type, rows, columns, xStride, columns + 3);
                }
            }
        }
        // Lengths from 2, of at least four rows.
        assertThat(copied).isGreaterThan(2 * 30 * 4 * 4);
    }

    @ParameterizedTest
    @ValueSource(classes = {double.class, float.class})
    void rowsOfOneElement(Class<?> type) {
        copied = 0;
        for (int columns = 1; columns <= LONGEST; columns++) {
            for (int rows : new int[] {1, 4, 5, 9, 40}) {
                for (int xStride : new int[] {-1, 1, 3}) {
                    checkSpread(type, rows, columns, xStride, columns);
                    checkSpread(type, rows, columns, xStride, columns + 3);
                }
            }
        }
        assertThat(copied).isGreaterThan(2 * 30 * 3 * 2);
    }

    private void checkSpread(Class<?> type, int rows, int columns, int xStride, int yStride) {
        Object x = Array.newInstance(type, 2 * OFFSET + (rows - 1) * Math.abs(xStride));
        Object y = Array.newInstance(type, OFFSET + (rows - 1) * yStride + columns);
        Object expected = Array.newInstance(type, Array.getLength(y));
        int first = xStride < 0 ? Array.getLength(x) - OFFSET : OFFSET;
        for (int i = 0; i < rows; i++) {
            Array.setFloat(x, first + i * xStride, i + 1);
            for (int j = 0; j < columns; j++) {
                Array.setFloat(expected, OFFSET + i * yStride + j, i + 1);
            }
        }
        if (ShortRows.spread(rows, columns, x, first, xStride, y, OFFSET, yStride)) {
            copied++;
            assertThat(y).as("%s rows of %s, %s", rows, columns, xStride).isEqualTo(expected);
        }
    }

    /** With arrays that end with the last row, and with longer ones. */
    private void check(Class<?> type, int rows, int columns, int xStride, int yStride) {
        check(type, rows, columns, xStride, yStride, 0);
        check(type, rows, columns, xStride, yStride, LONGEST);
    }

    private void check(Class<?> type, int rows, int columns, int xStride, int yStride, int more) {
        Object x = Array.newInstance(type, OFFSET + (rows - 1) * xStride + columns + more);
        Object y = Array.newInstance(type, OFFSET + (rows - 1) * yStride + columns + more);
        Object expected = Array.newInstance(type, Array.getLength(y));
        for (int i = 0; i < Array.getLength(x); i++) {
            Array.setFloat(x, i, i + 1);
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(x, OFFSET + i * xStride, expected, OFFSET + i * yStride, columns);
        }
        if (ShortRows.run(rows, columns, x, OFFSET, xStride, y, OFFSET, yStride)) {
            copied++;
            assertThat(y).as("%s rows of %s, %s", rows, columns, xStride).isEqualTo(expected);
        }
    }
}
