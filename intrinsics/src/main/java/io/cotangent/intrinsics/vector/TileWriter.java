package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link Tile}: for each number of rows a method for all columns and one for fewer, whose
 * last vectors are loaded and stored in part.
 *
 * <p>With r rows and v vectors of columns, r v vectors hold sums; each step along k loads v vectors
 * of B, and r numbers of A, each of which meets all v. The sums must stay in registers: with one
 * too many the loop takes twice as long.
 */
final class TileWriter extends LoopWriter {
    private static final ClassDesc TILE = Tile.class.describeConstable().orElseThrow();

    private static final MethodTypeDesc MULTIPLY =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_int, CD_double, CD_Object, CD_int, CD_int, CD_int,
                    CD_Object, CD_int, CD_int, CD_double, CD_Object, CD_int, CD_int);

    private static final MethodTypeDesc PACK =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int);

    private final int[] heights;
    private final int vectors;
    private final MethodTypeDesc methodType;
    private final MethodTypeDesc packType;

    private TileWriter(Elements elements, int[] heights, int vectors) {
        super(
                new Definition(
                        "Tile_" + elements, elements.format(), List.of(), elements, Lane.of(0)),
                "x" + vectors);
        this.heights = heights;
        this.vectors = vectors;
        ClassDesc array = elements.array;
        this.methodType =
                MethodTypeDesc.of(
                        CD_void, CD_int, CD_int, CD_double, array, CD_int, CD_int, CD_int, array,
                        CD_int, CD_int, CD_double, array, CD_int, CD_int);
        this.packType =
                MethodTypeDesc.of(CD_void, CD_int, CD_int, array, CD_int, CD_int, array, CD_int);
    }

    /** A tile of any of these heights, and with columns for so many vectors. */
    static Tile tile(Elements elements, int[] heights, int vectors) {
        Class<?> type = new TileWriter(elements, heights, vectors).define().lookupClass();
        try {
            return (Tile) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the tile of " + elements + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        type.withSuperclass(TILE);
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                ConstantDescs.MTD_void,
                0,
                code ->
                        code.aload(0)
                                .invokespecial(
                                        TILE, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                                .return_());
        for (int r : heights) {
            int count = r;
            int flags = ClassFile.ACC_STATIC;
            type.withMethodBody("whole" + r, methodType, flags, code -> tile(code, count, false));
            type.withMethodBody("part" + r, methodType, flags, code -> tile(code, count, true));
        }
        type.withMethodBody("multiply", MULTIPLY, 0, this::multiply);
        type.withMethodBody("packWhole", packType, ClassFile.ACC_STATIC, c -> pack(c, false));
        type.withMethodBody("packPart", packType, ClassFile.ACC_STATIC, c -> pack(c, true));
        type.withMethodBody("pack", PACK, 0, this::choosePack);
    }

    /** The method that sorts out how many rows there are. */
    private void multiply(CodeBuilder code) {
        List<SwitchCase> cases = new ArrayList<>();
        for (int r : heights) {
            cases.add(SwitchCase.of(r, code.newLabel()));
        }
        Label none = code.newLabel();
        code.iload(code.parameterSlot(0));
        code.tableswitch(none, cases);
        for (SwitchCase choice : cases) {
            code.labelBinding(choice.target());
            for (int i = 1; i < MULTIPLY.parameterCount(); i++) {
                ClassDesc parameter = methodType.parameterType(i - 1);
                code.loadLocal(TypeKind.from(parameter), code.parameterSlot(i));
                if (parameter.isArray()) {
                    code.checkcast(parameter);
                }
            }
            Label part = code.newLabel();
            code.iload(code.parameterSlot(1));
            code.loadConstant(vectors * format.lanes());
            code.if_icmplt(part);
            code.invokestatic(owner, "whole" + choice.caseValue(), methodType);
            code.return_();
            code.labelBinding(part);
            code.invokestatic(owner, "part" + choice.caseValue(), methodType);
            code.return_();
        }
        code.labelBinding(none);
        code.return_();
    }

    /** The method that sorts out whether there are enough columns. */
    private void choosePack(CodeBuilder code) {
        for (int i = 0; i < PACK.parameterCount(); i++) {
            ClassDesc parameter = packType.parameterType(i);
            code.loadLocal(TypeKind.from(parameter), code.parameterSlot(i));
            if (parameter.isArray()) {
                code.checkcast(parameter);
            }
        }
        Label part = code.newLabel();
        code.iload(code.parameterSlot(0));
        code.loadConstant(vectors * format.lanes());
        code.if_icmplt(part);
        code.invokestatic(owner, "packWhole", packType);
        code.return_();
        code.labelBinding(part);
        code.invokestatic(owner, "packPart", packType);
        code.return_();
    }

    private void pack(CodeBuilder code, boolean partial) {
        beginWhole(code);
        int k = code.parameterSlot(1);
        int b = code.parameterSlot(2);
        int bOffset = code.parameterSlot(3);
        int bRow = code.parameterSlot(4);
        int y = code.parameterSlot(5);
        int yOffset = code.parameterSlot(6);
        int lanes = format.lanes();
        int[] masks = masks(code, partial);
        int counter = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(k).if_icmpge(end);
        for (int v = 0; v < vectors; v++) {
            Constants.species(code, format);
            code.aload(b).iload(bOffset).iload(counter).iload(bRow).imul().iadd();
            code.loadConstant(v * lanes).iadd();
            fromArray(code, masks[v]);
            code.aload(y).iload(yOffset).iload(counter).loadConstant(vectors * lanes).imul();
            code.iadd().loadConstant(v * lanes).iadd();
            code.invokevirtual(
                    format.vector, "intoArray", MethodTypeDesc.of(CD_void, result.array, CD_int));
        }
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        code.return_();
    }

    /** Variables with the masks of the columns, if there are too few; -1 if not. */
    private int[] masks(CodeBuilder code, boolean partial) {
        int[] masks = new int[vectors];
        for (int v = 0; v < vectors; v++) {
            masks[v] = -1;
            if (partial) {
                masks[v] = code.allocateLocal(TypeKind.REFERENCE);
                Constants.species(code, format);
                code.loadConstant(v * format.lanes()).iload(code.parameterSlot(0));
                code.invokeinterface(
                        Format.SPECIES,
                        "indexInRange",
                        MethodTypeDesc.of(Format.MASK, CD_int, CD_int));
                code.astore(masks[v]);
            }
        }
        return masks;
    }

    private void tile(CodeBuilder code, int r, boolean partial) {
        beginWhole(code);
        int k = code.parameterSlot(1);
        int alpha = code.parameterSlot(2);
        int a = code.parameterSlot(3);
        int aOffset = code.parameterSlot(4);
        int aRow = code.parameterSlot(5);
        int aColumn = code.parameterSlot(6);
        int b = code.parameterSlot(7);
        int bOffset = code.parameterSlot(8);
        int bRow = code.parameterSlot(9);
        int beta = code.parameterSlot(10);
        int c = code.parameterSlot(11);
        int cOffset = code.parameterSlot(12);
        int cRow = code.parameterSlot(13);
        int lanes = format.lanes();

        int[] masks = masks(code, partial);
        int[][] sums = new int[r][vectors];
        for (int[] row : sums) {
            for (int v = 0; v < vectors; v++) {
                row[v] = code.allocateLocal(TypeKind.REFERENCE);
                Constants.species(code, format);
                zero(code);
                Constants.broadcast(code, format);
                code.astore(row[v]);
            }
        }
        int[] rowOffsets = new int[r];
        for (int i = 0; i < r; i++) {
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
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(k).if_icmpge(end);
        code.iload(bOffset).iload(counter).iload(bRow).imul().iadd().istore(bPlace);
        code.iload(counter).iload(aColumn).imul().istore(aPlace);
        for (int v = 0; v < vectors; v++) {
            Constants.species(code, format);
            code.aload(b).iload(bPlace).loadConstant(v * lanes).iadd();
            fromArray(code, masks[v]);
            code.astore(right[v]);
        }
        for (int i = 0; i < r; i++) {
            Constants.species(code, format);
            code.aload(a).iload(rowOffsets[i]).iload(aPlace).iadd();
            code.arrayLoad(result.kind);
            Constants.broadcast(code, format);
            code.astore(left);
            for (int v = 0; v < vectors; v++) {
                code.aload(left).aload(right[v]).aload(sums[i][v]);
                fma(code);
                code.astore(sums[i][v]);
            }
        }
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);

        int scale = code.allocateLocal(TypeKind.REFERENCE);
        broadcast(code, alpha, scale);
        int keep = code.allocateLocal(TypeKind.REFERENCE);
        broadcast(code, beta, keep);
        Label add = code.newLabel();
        Label done = code.newLabel();
        code.dload(beta).dconst_0().dcmpl().ifne(add);
        for (int i = 0; i < r; i++) {
            for (int v = 0; v < vectors; v++) {
                code.aload(sums[i][v]).aload(scale);
                mul(code);
                store(code, c, cOffset, cRow, i, v * lanes, masks[v]);
            }
        }
        code.goto_(done);
        code.labelBinding(add);
        for (int i = 0; i < r; i++) {
            for (int v = 0; v < vectors; v++) {
                int mask = masks[v];
                Constants.species(code, format);
                place(code, c, cOffset, cRow, i, v * lanes);
                fromArray(code, mask);
                code.aload(keep);
                code.aload(sums[i][v]).aload(scale);
                mul(code);
                fma(code);
                store(code, c, cOffset, cRow, i, v * lanes, mask);
            }
        }
        code.labelBinding(done);
        code.return_();
    }

    private void zero(CodeBuilder code) {
        if (format.isDouble()) {
            code.dconst_0();
        } else {
            code.fconst_0();
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

    private void fromArray(CodeBuilder code, int mask) {
        MethodTypeDesc type =
                MethodTypeDesc.of(format.vector, Format.SPECIES, result.array, CD_int);
        if (mask >= 0) {
            code.aload(mask);
            type = type.insertParameterTypes(3, Format.MASK);
        }
        code.invokestatic(format.vector, "fromArray", type);
    }

    private static void place(
            CodeBuilder code, int array, int offset, int rowStride, int row, int column) {
        code.aload(array).iload(offset).loadConstant(row).iload(rowStride).imul().iadd();
        code.loadConstant(column).iadd();
    }

    private void store(
            CodeBuilder code, int array, int offset, int rowStride, int row, int column, int mask) {
        place(code, array, offset, rowStride, row, column);
        MethodTypeDesc type = MethodTypeDesc.of(CD_void, result.array, CD_int);
        if (mask >= 0) {
            code.aload(mask);
            type = type.insertParameterTypes(2, Format.MASK);
        }
        code.invokevirtual(format.vector, "intoArray", type);
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
