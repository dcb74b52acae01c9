package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.cotangent.intrinsics.Reduction;
import java.lang.classfile.ClassBuilder;
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
 * Makes {@link VectorRows}: a loop for each number of rows, which reads all of them side by side
 * and combines them in registers.
 */
final class RowsWriter extends LoopWriter {
    private static final ClassDesc ROWS = VectorRows.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int);

    private final Reduction reduction;

    /** The number of vectors, then array, place and stride of the rows, array and place. */
    private final MethodTypeDesc rowsType;

    private RowsWriter(Reduction reduction, Definition definition) {
        super(definition, "Rows");
        this.reduction = reduction;
        this.rowsType =
                MethodTypeDesc.of(
                        CD_void,
                        CD_int,
                        operands.getFirst().array,
                        CD_int,
                        CD_int,
                        result.array,
                        CD_int);
    }

    /** The reduction of rows of a definition's operand to rows of its result. */
    static VectorRows rows(Reduction reduction, Definition definition) {
        Class<?> type = new RowsWriter(reduction, definition).define().lookupClass();
        try {
            return (VectorRows) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the rows of " + definition.name() + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        type.withSuperclass(ROWS);
        constructor(type, ROWS);
        type.withMethodBody("run", RUN, 0, this::run);
        for (int rows = 1; rows <= RowFold.BLOCK; rows *= 2) {
            int count = rows;
            type.withMethodBody("rows" + rows, rowsType, 0, code -> rows(code, count));
        }
    }

    /** The method that chooses the loop. */
    private void run(CodeBuilder code) {
        List<SwitchCase> cases = new ArrayList<>();
        for (int rows = 1; rows <= RowFold.BLOCK; rows *= 2) {
            cases.add(SwitchCase.of(rows, code.newLabel()));
        }
        Label none = code.newLabel();
        code.iload(code.parameterSlot(0));
        code.lookupswitch(none, cases);
        for (SwitchCase way : cases) {
            code.labelBinding(way.target());
            code.aload(0).iload(code.parameterSlot(1));
            code.aload(code.parameterSlot(2)).checkcast(operands.getFirst().array);
            code.iload(code.parameterSlot(3)).iload(code.parameterSlot(4));
            code.aload(code.parameterSlot(5)).checkcast(result.array);
            code.iload(code.parameterSlot(6));
            code.invokevirtual(owner, "rows" + way.caseValue(), rowsType).return_();
        }
        code.labelBinding(none);
        ClassDesc error = ClassDesc.of("java.lang.AssertionError");
        code.new_(error)
                .dup()
                .invokespecial(error, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .athrow();
    }

    private void rows(CodeBuilder code, int rows) {
        beginWhole(code);
        int[] places = new int[rows];
        for (int k = 0; k < rows; k++) {
            places[k] = code.allocateLocal(TypeKind.INT);
            code.iload(code.parameterSlot(2));
            code.iload(code.parameterSlot(3)).loadConstant(k).imul().iadd();
            code.istore(places[k]);
        }
        int counter = code.allocateLocal(TypeKind.INT);
        int index = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(code.parameterSlot(0)).if_icmpge(end);
        code.iload(counter);
        code.loadConstant(Integer.numberOfTrailingZeros(format.lanes())).ishl();
        code.istore(index);
        tree(code, places, 0, 1, index);
        code.aload(code.parameterSlot(4));
        code.iload(code.parameterSlot(5)).iload(index).iadd();
        code.invokevirtual(
                format.vector, "intoArray", MethodTypeDesc.of(CD_void, result.array, CD_int));
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        code.return_();
    }

    /** Leaves on the stack the tree over the rows whose number is {@code first} modulo a step. */
    private void tree(CodeBuilder code, int[] places, int first, int step, int index) {
        if (step < places.length) {
            tree(code, places, first, 2 * step, index);
            tree(code, places, first + step, 2 * step, index);
            FoldWriter.combine(code, format, reduction);
            return;
        }
        load(
                code,
                operands.getFirst(),
                () -> code.aload(code.parameterSlot(1)).iload(places[first]).iload(index).iadd(),
                -1);
    }
}
