package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/** Makes {@link PanelTile}s. */
final class PanelTileWriter extends TileWriter {
    private static final MethodTypeDesc MULTIPLY =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_double, CD_Object, CD_int, MEMORY, CD_int,
                    CD_double, CD_Object, CD_int, CD_int);

    private static final int BETA = 7;

    /** The vectors of each row of B, used or not. */
    private final int most;

    private PanelTileWriter(Elements elements, Tile.Shape shape, int most) {
        super(elements, "PanelTile", shape, BETA);
        this.most = most;
    }

    /**
     * A tile of this shape.
     *
     * @param most the vectors of columns of the widest tile
     */
    static PanelTile tile(Elements elements, Tile.Shape shape, int most) {
        Class<?> type = new PanelTileWriter(elements, shape, most).define().lookupClass();
        try {
            return (PanelTile) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the tile of " + elements + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        writeType(type, PanelTile.class, "multiply", MULTIPLY, this::tile);
    }

    @Override
    Step step(CodeBuilder code, int counter, int mask) {
        int a = code.parameterSlot(3);
        int aOffset = code.parameterSlot(4);
        int b = code.parameterSlot(5);
        int bOffset = code.parameterSlot(6);
        int aPlace = code.allocateLocal(TypeKind.INT);
        int bStart = code.allocateLocal(TypeKind.LONG);
        int bPlace = code.allocateLocal(TypeKind.LONG);
        code.iload(bOffset).i2l().loadConstant(bytes(1) / format.lanes()).lmul().lstore(bStart);
        return new Step() {
            @Override
            public void begin() {
                code.lload(bStart).iload(counter).i2l().loadConstant(bytes(most)).lmul();
                code.ladd().lstore(bPlace);
                code.iload(aOffset).iload(counter).iadd().istore(aPlace);
            }

            @Override
            public void right(int v) {
                fromMemory(code, b, bPlace, v);
            }

            @Override
            public void left(int i) {
                code.aload(a)
                        .iload(aPlace)
                        .loadConstant(i * PanelTile.PITCH)
                        .iadd()
                        .arrayLoad(result.kind);
            }
        };
    }
}
