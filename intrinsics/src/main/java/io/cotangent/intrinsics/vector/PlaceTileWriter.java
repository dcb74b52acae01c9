package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/** Makes {@link Tile}s. */
final class PlaceTileWriter extends TileWriter {
    private static final MethodTypeDesc MULTIPLY =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_double, CD_Object, CD_int, CD_int, CD_int,
                    CD_Object, CD_int, CD_int, CD_double, CD_Object, CD_int, CD_int);

    private static final int BETA = 10;

    private PlaceTileWriter(Elements elements, Tile.Shape shape) {
        super(elements, "Tile", shape, BETA);
    }

    /** A tile of this shape. */
    static Tile tile(Elements elements, Tile.Shape shape) {
        Class<?> type = new PlaceTileWriter(elements, shape).define().lookupClass();
        try {
            return (Tile) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the tile of " + elements + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        writeType(type, Tile.class, "multiply", MULTIPLY, this::tile);
    }

    @Override
    Step step(CodeBuilder code, int counter, int mask) {
        int a = code.parameterSlot(3);
        int aOffset = code.parameterSlot(4);
        int aRow = code.parameterSlot(5);
        int aColumn = code.parameterSlot(6);
        int b = code.parameterSlot(7);
        int bOffset = code.parameterSlot(8);
        int bRow = code.parameterSlot(9);
        int[] rowOffsets = new int[rows];
        for (int i = 0; i < rows; i++) {
            rowOffsets[i] = code.allocateLocal(TypeKind.INT);
            code.iload(aOffset).loadConstant(i).iload(aRow).imul().iadd().istore(rowOffsets[i]);
        }
        int bPlace = code.allocateLocal(TypeKind.INT);
        int aPlace = code.allocateLocal(TypeKind.INT);
        return new Step() {
            @Override
            public void begin() {
                code.iload(bOffset).iload(counter).iload(bRow).imul().iadd().istore(bPlace);
                code.iload(counter).iload(aColumn).imul().istore(aPlace);
            }

            @Override
            public void right(int v) {
                Constants.species(code, format);
                code.aload(b).iload(bPlace).loadConstant(v * format.lanes()).iadd();
                fromArray(code, v, mask);
            }

            @Override
            public void left(int i) {
                code.aload(a).iload(aPlace).iload(rowOffsets[i]).iadd().arrayLoad(result.kind);
            }
        };
    }
}
