package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Makes {@link VectorAddends}: the row that is added to is loaded and stored once for all that are
 * added, one after the other in each lane.
 *
 * <p>The last vector of columns may have some in common with the one before. So it is computed
 * first, before anything is changed, and stored last.
 */
final class AddendsWriter extends LoopWriter {
    private static final ClassDesc ADDENDS = VectorAddends.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc ADD =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_int,
                    CD_Object, CD_int);

    private AddendsWriter(Definition added) {
        super(added, "Addends");
    }

    /** The rows of a definition's result. */
    static VectorAddends addends(Definition added) {
        Class<?> type = new AddendsWriter(added).define().lookupClass();
        try {
            return (VectorAddends) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the addends of " + added.name() + " cannot be made", e);
        }
    }

    @Override
    void write(ClassBuilder type) {
        type.withSuperclass(ADDENDS);
        constructor(type, ADDENDS);
        type.withMethodBody("add", ADD, 0, this::add);
    }

    /** The variables of a method. */
    private record Slots(int[] factors, int[] rows, int b, int c) {}

    private void add(CodeBuilder code) {
        beginWhole(code);
        int n = code.parameterSlot(0);
        int lanes = format.lanes();
        Slots slots = slots(code);
        int last = code.allocateLocal(TypeKind.REFERENCE);
        Load lastPlace = () -> code.iload(n).loadConstant(lanes).isub();
        sum(code, slots, lastPlace);
        code.astore(last);
        int places = Integer.numberOfTrailingZeros(lanes);
        int count = code.allocateLocal(TypeKind.INT);
        int counter = code.allocateLocal(TypeKind.INT);
        int index = code.allocateLocal(TypeKind.INT);
        code.iload(n).iconst_1().isub().loadConstant(places).ishr().istore(count);
        code.iconst_0().istore(counter);
        Label start = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(counter).iload(count).if_icmpge(end);
        code.iload(counter).loadConstant(places).ishl().istore(index);
        sum(code, slots, () -> code.iload(index));
        place(code, slots.c(), code.parameterSlot(8), () -> code.iload(index));
        store(code, result, -1);
        code.iinc(counter, 1);
        code.goto_(start);
        code.labelBinding(end);
        code.aload(last);
        place(code, slots.c(), code.parameterSlot(8), lastPlace);
        store(code, result, -1);
        code.return_();
    }

    private Slots slots(CodeBuilder code) {
        int[] factors = new int[Addends.ROWS];
        int[] rows = new int[Addends.ROWS];
        int a = array(code, 1);
        for (int i = 0; i < Addends.ROWS; i++) {
            int row = i;
            factors[i] = code.allocateLocal(TypeKind.REFERENCE);
            rows[i] = code.allocateLocal(TypeKind.INT);
            repeat(code, result, () -> strides(code.aload(a), 2, row));
            code.astore(factors[i]);
            strides(code, 5, i);
            code.istore(rows[i]);
        }
        return new Slots(factors, rows, array(code, 4), array(code, 7));
    }

    /** Leaves an offset and so many strides, two parameters, on the stack. */
    private static void strides(CodeBuilder code, int offset, int strides) {
        code.iload(code.parameterSlot(offset)).loadConstant(strides);
        code.iload(code.parameterSlot(offset + 1)).imul().iadd();
    }

    private int array(CodeBuilder code, int parameter) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(parameter)).checkcast(result.array).astore(array);
        return array;
    }

    /** Leaves a vector of sums on the stack. */
    private void sum(CodeBuilder code, Slots slots, Load index) {
        int sum = code.allocateLocal(TypeKind.REFERENCE);
        load(code, result, () -> place(code, slots.c(), code.parameterSlot(8), index), -1);
        code.astore(sum);
        for (int i = 0; i < Addends.ROWS; i++) {
            int row = slots.rows()[i];
            load(code, result, () -> place(code, slots.b(), row, index), -1);
            code.aload(slots.factors()[i]).aload(sum);
            code.invokevirtual(
                    format.vector,
                    "fma",
                    MethodTypeDesc.of(format.vector, Format.VECTOR, Format.VECTOR));
            code.astore(sum);
        }
        code.aload(sum);
    }

    /** Leaves an array, and an offset and an index in it, on the stack. */
    private static void place(CodeBuilder code, int array, int offset, Load index) {
        code.aload(array).iload(offset);
        index.write();
        code.iadd();
    }
}
