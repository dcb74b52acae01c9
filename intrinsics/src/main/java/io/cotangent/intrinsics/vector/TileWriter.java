package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/**
 * Makes {@link Tile}s.
 *
 * <p>With r rows and v vectors of columns, r v vectors hold sums; each step along k loads v vectors
 * of B, and r numbers of A, each of which meets all v. The sums must stay in registers: with one
 * too many the loop takes twice as long. So must the places of the numbers of A, for which there
 * are other registers, and fewer: more than four rows need a copy of A in which one place leads to
 * all.
 */
final class TileWriter extends ColumnsWriter {
    private static final MethodTypeDesc MULTIPLY =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_int, CD_double, CD_Object, CD_int, CD_int, CD_int,
                    CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_double, CD_Object, CD_int,
                    CD_int);

    /** The parameters of {@link Tile#multiply}. */
    private static final int TILES = 0;

    private static final int COLUMNS = 1;
    private static final int K = 2;
    private static final int ALPHA = 3;
    private static final int A = 4;
    private static final int A_OFFSET = 5;
    private static final int A_ROW = 6;
    private static final int A_COLUMN = 7;
    private static final int B = 8;
    private static final int B_OFFSET = 9;
    private static final int B_ROW = 10;
    private static final int COPY = 11;
    private static final int COPY_OFFSET = 12;
    private static final int BETA = 13;
    private static final int C = 14;
    private static final int C_OFFSET = 15;
    private static final int C_ROW = 16;

    private final int rows;
    private final boolean panel;
    private final boolean adding;
    private final boolean copying;

    private TileWriter(Elements elements, Tile.Shape shape) {
        super(
                elements,
                (shape.copying() ? "Copying" : "")
                        + (shape.adding() ? "Adding" : "")
                        + (shape.panel() ? "PanelTile" : "Tile")
                        + shape.rows(),
                shape.vectors(),
                shape.partial());
        this.rows = shape.rows();
        this.panel = shape.panel();
        this.adding = shape.adding();
        this.copying = shape.copying();
    }

    /** A tile of this shape. */
    static Tile tile(Elements elements, Tile.Shape shape) {
        TileWriter writer = new TileWriter(elements, shape);
        try {
            return (Tile) writer.define().lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the tile of " + elements + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        writeType(type, Tile.class, "multiply", MULTIPLY, this::tile, this::tiles);
    }

    /** A loop over the tiles: it costs less than a call for each. */
    private void tiles(CodeBuilder code, Runnable call) {
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(code.parameterSlot(TILES)).ifle(end);
        call.run();
        if (panel) {
            code.iinc(code.parameterSlot(A_OFFSET), Panels.SIZE);
        } else {
            down(code, A_OFFSET, A_ROW);
        }
        down(code, C_OFFSET, C_ROW);
        code.iinc(code.parameterSlot(TILES), -1);
        code.goto_(start);
        code.labelBinding(end);
    }

    /** Moves an offset by the rows of a tile. */
    private void down(CodeBuilder code, int offset, int stride) {
        code.iload(code.parameterSlot(offset)).iload(code.parameterSlot(stride));
        code.loadConstant(rows).imul().iadd().istore(code.parameterSlot(offset));
    }

    private void tile(CodeBuilder code) {
        int mask = mask(code, code.parameterSlot(COLUMNS));
        int[][] sums = new int[rows][vectors];
        for (int[] row : sums) {
            for (int v = 0; v < vectors; v++) {
                row[v] = code.allocateLocal(TypeKind.REFERENCE);
                Constants.load(code, format, 0.0);
                code.astore(row[v]);
            }
        }
        products(code, sums, mask);
        put(code, sums, mask);
        code.return_();
    }

    /**
     * The loop along k. If the places of B are at a distance that is a constant, the compiler sees
     * before the loop that none is out of bounds. It then also loads more of them ahead of time,
     * for which eight rows times three vectors leave few registers.
     */
    private void products(CodeBuilder code, int[][] sums, int mask) {
        int k = code.parameterSlot(K);
        int a = code.parameterSlot(A);
        int aOffset = code.parameterSlot(A_OFFSET);
        int aRow = code.parameterSlot(A_ROW);
        int aColumn = code.parameterSlot(A_COLUMN);
        int b = code.parameterSlot(B);
        int bOffset = code.parameterSlot(B_OFFSET);
        int bRow = code.parameterSlot(B_ROW);
        int[] rowOffsets = new int[rows];
        for (int i = 0; i < rows && !panel; i++) {
            rowOffsets[i] = code.allocateLocal(TypeKind.INT);
            code.iload(aOffset).loadConstant(i).iload(aRow).imul().iadd().istore(rowOffsets[i]);
        }
        int counter = code.allocateLocal(TypeKind.INT);
        int bPlace = code.allocateLocal(TypeKind.INT);
        int aPlace = code.allocateLocal(TypeKind.INT);
        int[] right = new int[vectors];
        for (int v = 0; v < vectors; v++) {
            right[v] = code.allocateLocal(TypeKind.REFERENCE);
        }
        int left = code.allocateLocal(TypeKind.REFERENCE);
        boolean known = panel && !copying && !Species.MANY_REGISTERS;
        code.iconst_0().istore(counter);
        code.iload(bOffset).istore(bPlace);
        code.iconst_0().istore(aPlace);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(k).if_icmpge(end);
        if (known) {
            code.iload(bOffset)
                    .iload(counter)
                    .loadConstant(Tiles.width(format))
                    .imul()
                    .iadd()
                    .istore(bPlace);
        }
        if (panel) {
            code.iload(aOffset).iload(counter).loadConstant(Panels.COLUMN).imul().iadd();
            code.istore(aPlace);
        }
        for (int v = 0; v < vectors; v++) {
            Constants.species(code, format);
            code.aload(b).iload(bPlace).loadConstant(v * format.lanes()).iadd();
            fromArray(code, v, mask);
            code.astore(right[v]);
            if (copying) {
                code.aload(right[v]).aload(code.parameterSlot(COPY));
                code.iload(code.parameterSlot(COPY_OFFSET));
                code.iload(counter).loadConstant(vectors * format.lanes()).imul().iadd();
                code.loadConstant(v * format.lanes()).iadd();
                intoArray(code, v, mask);
            }
        }
        for (int i = 0; i < rows; i++) {
            Constants.species(code, format);
            code.aload(a).iload(aPlace);
            if (panel) {
                code.loadConstant(i * Panels.ROW).iadd();
            } else {
                code.iload(rowOffsets[i]).iadd();
            }
            code.arrayLoad(result.kind);
            Constants.broadcast(code, format);
            code.astore(left);
            for (int v = 0; v < vectors; v++) {
                code.aload(left).aload(right[v]).aload(sums[i][v]);
                fma(code);
                code.astore(sums[i][v]);
            }
        }
        if (!known) {
            code.iload(bPlace).iload(bRow).iadd().istore(bPlace);
        }
        if (!panel) {
            code.iload(aPlace).iload(aColumn).iadd().istore(aPlace);
        }
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
    }

    /**
     * Stores the sums. There are tiles for beta = 0 and for others, because with both ways in one
     * method the compiler keeps some of the sums in memory.
     */
    private void put(CodeBuilder code, int[][] sums, int mask) {
        int scale = code.allocateLocal(TypeKind.REFERENCE);
        broadcast(code, code.parameterSlot(ALPHA), scale);
        int keep = code.allocateLocal(TypeKind.REFERENCE);
        broadcast(code, code.parameterSlot(BETA), keep);
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
        code.aload(code.parameterSlot(C)).iload(code.parameterSlot(C_OFFSET));
        code.loadConstant(row).iload(code.parameterSlot(C_ROW)).imul().iadd();
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
