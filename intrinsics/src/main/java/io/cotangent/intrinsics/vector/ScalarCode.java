package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Comparison;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/** Writes an expression as operations on single numbers. */
final class ScalarCode extends ExpressionCode {
    private static final ClassDesc MATH = ClassDesc.of("java.lang", "Math");
    private static final ClassDesc RARE = Rare.class.describeConstable().orElseThrow();

    ScalarCode(CodeBuilder code, Format format) {
        super(code, format);
    }

    @Override
    TypeKind kind(Object node) {
        return switch (node) {
            case Lane _ -> format.kind;
            case Bits _ -> format.isDouble() ? TypeKind.LONG : TypeKind.INT;
            case Mask _ -> TypeKind.INT;
            default -> throw new AssertionError(node);
        };
    }

    @Override
    void number(double value) {
        if (format.isDouble()) {
            code.loadConstant(value);
        } else {
            code.loadConstant((float) value);
        }
    }

    @Override
    void integer(long value) {
        if (format.isDouble()) {
            code.loadConstant(value);
        } else {
            code.loadConstant((int) value);
        }
    }

    @Override
    void unary(Lane.UnaryOperation operation) {
        switch (operation) {
            case NEG -> {
                if (format.isDouble()) {
                    code.dneg();
                } else {
                    code.fneg();
                }
            }
            case ABS -> math("abs", 1);
            case SQRT -> {
                if (format.isDouble()) {
                    math("sqrt", 1);
                } else {
                    // Rounding twice does no harm to a square root of 24 bits in 53.
                    code.f2d()
                            .invokestatic(
                                    MATH,
                                    "sqrt",
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_double, ConstantDescs.CD_double))
                            .d2f();
                }
            }
        }
    }

    @Override
    void binary(Lane.BinaryOperation operation) {
        boolean wide = format.isDouble();
        switch (operation) {
            case ADD -> code.with(operator(wide ? Opcode.DADD : Opcode.FADD));
            case SUB -> code.with(operator(wide ? Opcode.DSUB : Opcode.FSUB));
            case MUL -> code.with(operator(wide ? Opcode.DMUL : Opcode.FMUL));
            case DIV -> code.with(operator(wide ? Opcode.DDIV : Opcode.FDIV));
            case MIN -> math("min", 2);
            case MAX -> math("max", 2);
        }
    }

    @Override
    void fma() {
        math("fma", 3);
    }

    @Override
    void bits() {
        if (format.isDouble()) {
            box("java.lang.Double", "doubleToRawLongBits", ConstantDescs.CD_long);
        } else {
            box("java.lang.Float", "floatToRawIntBits", ConstantDescs.CD_int);
        }
    }

    private void box(String type, String name, ClassDesc result) {
        code.invokestatic(ClassDesc.of(type), name, MethodTypeDesc.of(result, format.number));
    }

    @Override
    void ofBits() {
        code.invokestatic(
                ClassDesc.of(format.isDouble() ? "java.lang.Double" : "java.lang.Float"),
                format.isDouble() ? "longBitsToDouble" : "intBitsToFloat",
                MethodTypeDesc.of(format.number, format.integer));
    }

    @Override
    void bitwise(Bits.Operation operation) {
        boolean wide = format.isDouble();
        code.with(
                operator(
                        switch (operation) {
                            case ADD -> wide ? Opcode.LADD : Opcode.IADD;
                            case SUB -> wide ? Opcode.LSUB : Opcode.ISUB;
                            case AND -> wide ? Opcode.LAND : Opcode.IAND;
                            case OR -> wide ? Opcode.LOR : Opcode.IOR;
                            case XOR -> wide ? Opcode.LXOR : Opcode.IXOR;
                        }));
    }

    @Override
    void shift(Bits.Direction direction, int places) {
        boolean wide = format.isDouble();
        code.loadConstant(places);
        code.with(
                operator(
                        switch (direction) {
                            case LEFT -> wide ? Opcode.LSHL : Opcode.ISHL;
                            case RIGHT -> wide ? Opcode.LUSHR : Opcode.IUSHR;
                            case SIGNED_RIGHT -> wide ? Opcode.LSHR : Opcode.ISHR;
                        }));
    }

    @Override
    void compare(Comparison relation) {
        // The comparison that makes the relation false for a NaN, true for NE.
        boolean greaterForNaN = relation == Comparison.LT || relation == Comparison.LE;
        Opcode compare =
                format.isDouble()
                        ? greaterForNaN ? Opcode.DCMPG : Opcode.DCMPL
                        : greaterForNaN ? Opcode.FCMPG : Opcode.FCMPL;
        code.with(operator(compare));
        truth(
                switch (relation) {
                    case LT -> Opcode.IFLT;
                    case LE -> Opcode.IFLE;
                    case GT -> Opcode.IFGT;
                    case GE -> Opcode.IFGE;
                    case EQ -> Opcode.IFEQ;
                    case NE -> Opcode.IFNE;
                });
    }

    @Override
    void negative() {
        if (format.isDouble()) {
            code.lconst_0().lcmp();
        }
        truth(Opcode.IFLT);
    }

    private void truth(Opcode branch) {
        code.ifThenElse(branch, yes -> yes.iconst_1(), no -> no.iconst_0());
    }

    @Override
    void and() {
        code.iand();
    }

    @Override
    void or() {
        code.ior();
    }

    @Override
    void not() {
        code.iconst_1().ixor();
    }

    /** Both numbers are put on the stack; one is thrown away. */
    @Override
    void select(Mask condition, Lane ifTrue, Lane ifFalse) {
        emit(ifTrue);
        emit(ifFalse);
        emit(condition);
        Label takeFalse = code.newLabel();
        Label end = code.newLabel();
        code.ifeq(takeFalse);
        pop();
        code.goto_(end);
        code.labelBinding(takeFalse);
        int slot = code.allocateLocal(format.kind);
        code.storeLocal(format.kind, slot);
        pop();
        code.loadLocal(format.kind, slot);
        code.labelBinding(end);
    }

    private void pop() {
        if (format.isDouble()) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    @Override
    void unless(Lane.Unless node) {
        emit(node.common());
        emit(node.rare());
        Label end = code.newLabel();
        code.ifeq(end);
        pop();
        emitApart(node.other());
        code.labelBinding(end);
    }

    @Override
    void guarded(Lane.Guarded node) {
        emit(node.common());
        emit(node.rare());
        // The arguments are computed before the branch, for other uses to find them.
        int[] slots = new int[node.arguments().length];
        for (int i = 0; i < slots.length; i++) {
            emit(node.arguments()[i]);
            slots[i] = code.allocateLocal(format.kind);
            code.storeLocal(format.kind, slots[i]);
        }
        Label end = code.newLabel();
        code.ifeq(end);
        pop();
        for (int slot : slots) {
            code.loadLocal(format.kind, slot);
            if (!format.isDouble()) {
                code.f2d();
            }
        }
        ClassDesc[] types = new ClassDesc[slots.length];
        Arrays.fill(types, ConstantDescs.CD_double);
        code.invokestatic(RARE, node.method(), MethodTypeDesc.of(ConstantDescs.CD_double, types));
        if (!format.isDouble()) {
            code.d2f();
        }
        code.labelBinding(end);
    }

    private void math(String name, int count) {
        ClassDesc[] types = new ClassDesc[count];
        Arrays.fill(types, format.number);
        code.invokestatic(MATH, name, MethodTypeDesc.of(format.number, types));
    }

    private static OperatorInstruction operator(Opcode opcode) {
        return OperatorInstruction.of(opcode);
    }
}
