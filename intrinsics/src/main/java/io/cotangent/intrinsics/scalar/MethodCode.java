package io.cotangent.intrinsics.scalar;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.vector.FunctionCode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;

/**
 * One method of a routine's class: the values that it knows are in local variables. Values in
 * memory and elements of inputs are loaded when they are first asked for, which must not be in a
 * branch.
 */
final class MethodCode {
    /** Memory, inputs, offsets, results. */
    static final MethodTypeDesc TYPE =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    CD_double.arrayType(),
                    CD_Object.arrayType(),
                    CD_int.arrayType(),
                    CD_Object.arrayType());

    /** The same, and then the number of a repetition. */
    static final MethodTypeDesc PART_TYPE = TYPE.insertParameterTypes(4, CD_int);

    static final int REPETITION = 4;

    private static final int MEMORY = 0;
    private static final int INPUTS = 1;
    private static final int OFFSETS = 2;
    private static final int RESULTS = 3;

    /** The code that is written. */
    final CodeBuilder code;

    private final Instructions instructions;
    private final FunctionCode functions;
    private final boolean inPlace;
    private final Map<Integer, Integer> slots = new HashMap<>();

    /** The local variables with an input array and its offset, one after the other. */
    private final Map<Integer, Integer> arrays = new HashMap<>();

    /**
     * A method.
     *
     * @param inPlace whether large functions are not called
     */
    MethodCode(
            CodeBuilder code, Instructions instructions, FunctionCode functions, boolean inPlace) {
        this.code = code;
        this.instructions = instructions;
        this.functions = functions;
        this.inPlace = inPlace;
    }

    /** The local variable with a value. */
    int slot(int value) {
        Integer known = slots.get(value);
        if (known != null) {
            return known;
        }
        Kind kind = instructions.kind(value);
        if (value >= 0) {
            return put(value, loaded(kind, () -> code.loadConstant(value)));
        }
        Leaves leaves = instructions.leaves();
        if (leaves.isConstant(~value)) {
            constant(kind, leaves.constant(~value));
        } else {
            int place = leaves.element(~value);
            element(kind, leaves.array(~value), () -> code.loadConstant(place));
        }
        return put(value, stored(kind));
    }

    /** Says in which local variable a value is. */
    int put(int value, int slot) {
        slots.put(value, slot);
        return slot;
    }

    /** Stores what is on the stack in a new local variable. */
    int stored(Kind kind) {
        int slot = code.allocateLocal(FunctionCode.typeKind(kind));
        code.storeLocal(FunctionCode.typeKind(kind), slot);
        return slot;
    }

    /** A new local variable with a value from memory, from a place that is put on the stack. */
    int loaded(Kind kind, Runnable place) {
        code.aload(MEMORY);
        place.run();
        code.daload();
        switch (kind) {
            case F64 -> {}
            case F32 -> code.d2f();
            case BOOL -> code.d2i();
        }
        return stored(kind);
    }

    /** Keeps a local variable's value in memory, at a place that is put on the stack. */
    void keep(Kind kind, int slot, Runnable place) {
        code.aload(MEMORY);
        place.run();
        load(kind, slot);
        switch (kind) {
            case F64 -> {}
            case F32 -> code.f2d();
            case BOOL -> code.i2d();
        }
        code.dastore();
    }

    private void load(Kind kind, int slot) {
        code.loadLocal(FunctionCode.typeKind(kind), slot);
    }

    private void constant(Kind kind, double value) {
        switch (kind) {
            case F64 -> code.loadConstant(value);
            case F32 -> code.loadConstant((float) value);
            case BOOL -> code.loadConstant((int) value);
        }
    }

    /** Puts an element of an input array on the stack, from a place that is put there before. */
    void element(Kind kind, int array, Runnable place) {
        int local = array(kind, array);
        code.aload(local).iload(local + 1);
        place.run();
        code.iadd().arrayLoad(elementKind(kind));
    }

    /** The local variable with an input array, before that with its offset. */
    int array(Kind kind, int array) {
        return arrays.computeIfAbsent(
                array,
                _ -> {
                    int slot = code.allocateLocal(TypeKind.REFERENCE);
                    code.aload(INPUTS).loadConstant(array).aaload();
                    code.checkcast(arrayType(kind)).astore(slot);
                    int offset = code.allocateLocal(TypeKind.INT);
                    code.aload(OFFSETS).loadConstant(array).iaload().istore(offset);
                    return slot;
                });
    }

    static ClassDesc arrayType(Kind kind) {
        return switch (kind) {
            case F64 -> CD_double.arrayType();
            case F32 -> ConstantDescs.CD_float.arrayType();
            case BOOL -> ConstantDescs.CD_boolean.arrayType();
        };
    }

    static TypeKind elementKind(Kind kind) {
        return kind == Kind.BOOL ? TypeKind.BOOLEAN : FunctionCode.typeKind(kind);
    }

    /** Computes an instruction from operands in local variables, into a new one. */
    int compute(int instruction, int a, int b, int c) {
        switch (instructions.operation(instruction)) {
            case Operation.Unary(var f, var kind) -> functions.unary(code, f, kind, inPlace, a);
            case Operation.Binary(var f, var kind) ->
                    functions.binary(code, f, kind, inPlace, a, b);
            case Operation.Fma(var kind) -> functions.fma(code, kind, a, b, c);
            case Operation.Compare(var comparison, var kind) ->
                    functions.compare(code, comparison, kind, a, b);
            case Operation.Select(var kind) ->
                    code.iload(a).ifThenElse(Opcode.IFNE, _ -> load(kind, b), _ -> load(kind, c));
            case Operation.Convert(var from, var to) -> convert(from, to, a);
        }
        return stored(instructions.kind(instruction));
    }

    private void convert(Kind from, Kind to, int x) {
        load(from, x);
        if (to == Kind.BOOL) {
            if (from == Kind.F32) {
                code.f2d();
            }
            code.dconst_0().dcmpl();
            code.ifThenElse(Opcode.IFNE, _ -> code.iconst_1(), _ -> code.iconst_0());
            return;
        }
        boolean toDouble = to == Kind.F64;
        switch (from) {
            case F64 -> code.d2f();
            case F32 -> code.f2d();
            case BOOL -> code.conversion(TypeKind.INT, toDouble ? TypeKind.DOUBLE : TypeKind.FLOAT);
        }
    }

    /** Writes values to some elements of a new output array. */
    void output(int output, Kind kind, int[] values, int from, int to) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(RESULTS).loadConstant(output).aaload();
        code.checkcast(arrayType(kind)).astore(array);
        for (int i = from; i < to; i++) {
            if (instructions.isZero(values[i])) {
                continue;
            }
            int slot = slot(values[i]);
            code.aload(array).loadConstant(i);
            load(kind, slot);
            code.arrayStore(elementKind(kind));
        }
    }
}
