package io.cotangent.intrinsics.vector;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/**
 * Makes {@link Tile}s and {@link PanelTile}s.
 *
 * <p>With r rows and v vectors of columns, r v vectors hold sums; each step along k loads v vectors
 * of B, and r numbers of A, each of which meets all v. The sums must stay in registers: with one
 * too many the loop takes twice as long. So must the places of the numbers of A, for which there
 * are other registers, and fewer: more than four rows need a copy of A in which one place leads to
 * all.
 */
abstract sealed class TileWriter extends ColumnsWriter permits PlaceTileWriter, PanelTileWriter {
    /** The parameter with the number of products in a sum. */
    static final int K = 1;

    private static final int ALPHA = 2;

    final int rows;
    private final boolean adding;

    /** The parameter beta, after which come C, its offset and the distance of its rows. */
    private final int beta;

    TileWriter(Elements elements, String name, Tile.Shape shape, int beta) {
        super(
                elements,
                (shape.adding() ? "Adding" : "") + name + shape.rows(),
                shape.vectors(),
                shape.partial());
        this.rows = shape.rows();
        this.adding = shape.adding();
        this.beta = beta;
    }

    final void tile(CodeBuilder code) {
        int mask = mask(code, code.parameterSlot(0));
        int[][] sums = new int[rows][vectors];
        for (int[] row : sums) {
            for (int v = 0; v < vectors; v++) {
                row[v] = code.allocateLocal(TypeKind.REFERENCE);
                Constants.load(code, format, 0.0);
                code.astore(row[v]);
            }
        }
        int counter = code.allocateLocal(TypeKind.INT);
        Step step = step(code, counter, mask);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(code.parameterSlot(K)).if_icmpge(end);
        products(code, step, sums);
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        put(code, sums, mask);
        code.return_();
    }

    /** Where a step along k takes its numbers from. */
    interface Step {
        /** Finds the places of this step. */
        void begin();

        /** Leaves vector v of the row of B on the stack. */
        void right(int v);

        /** Leaves number i of the column of A on the stack. */
        void left(int i);
    }

    /** The steps along k, which a variable counts. */
    abstract Step step(CodeBuilder code, int counter, int mask);

    private void products(CodeBuilder code, Step step, int[][] sums) {
        step.begin();
        int[] right = new int[vectors];
        for (int v = 0; v < vectors; v++) {
            right[v] = code.allocateLocal(TypeKind.REFERENCE);
            step.right(v);
            code.astore(right[v]);
        }
        int left = code.allocateLocal(TypeKind.REFERENCE);
        for (int i = 0; i < rows; i++) {
            Constants.species(code, format);
            step.left(i);
            Constants.broadcast(code, format);
            code.astore(left);
            for (int v = 0; v < vectors; v++) {
                code.aload(left).aload(right[v]).aload(sums[i][v]);
                fma(code);
                code.astore(sums[i][v]);
            }
        }
    }

    /**
     * Stores the sums. There are tiles for beta = 0 and for others, because with both ways in one
     * method the compiler keeps some of the sums in memory.
     */
    private void put(CodeBuilder code, int[][] sums, int mask) {
        int scale = code.allocateLocal(TypeKind.REFERENCE);
        broadcast(code, code.parameterSlot(ALPHA), scale);
        int keep = code.allocateLocal(TypeKind.REFERENCE);
        broadcast(code, code.parameterSlot(beta), keep);
        for (int i = 0; i < rows; i++) {
            for (int v = 0; v < vectors; v++) {
                if (adding) {
                    Constants.species(code, format);
                    place(code, i, v);
                    fromArray(code, v, mask);
                    code.aload(keep);
                }
                code.aload(sums[i][v]).aload(scale);
                mul(code);
                if (adding) {
                    fma(code);
                }
                place(code, i, v);
                intoArray(code, v, mask);
            }
        }
    }

    private void broadcast(CodeBuilder code, int number, int vector) {
        Constants.species(code, format);
        code.dload(number);
        if (!format.isDouble()) {
            code.d2f();
        }
        Constants.broadcast(code, format);
        code.astore(vector);
    }

    /** Leaves the array C and the place of a vector in it on the stack. */
    private void place(CodeBuilder code, int row, int vector) {
        code.aload(code.parameterSlot(beta + 1)).iload(code.parameterSlot(beta + 2));
        code.loadConstant(row).iload(code.parameterSlot(beta + 3)).imul().iadd();
        code.loadConstant(vector * format.lanes()).iadd();
    }

    private void fma(CodeBuilder code) {
        code.invokevirtual(
                format.vector,
                "fma",
                MethodTypeDesc.of(format.vector, Format.VECTOR, Format.VECTOR));
    }

    private void mul(CodeBuilder code) {
        code.invokevirtual(format.vector, "mul", MethodTypeDesc.of(format.vector, Format.VECTOR));
    }
}
