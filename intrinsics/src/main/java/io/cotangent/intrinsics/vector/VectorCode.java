package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Comparison;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an expression as operations on vectors.
 *
 * <p>Everything is written into one method: a method of ours that takes or returns a vector is not
 * inlined once the code around it is large, and then each vector becomes an object.
 */
final class VectorCode extends ExpressionCode {

    /** Whether a {@link Lane.Unless} is written as if nothing were rare. */
    private final boolean commonly;

    /** Where a {@link Lane.Guarded} or a {@link Lane.Unless} must be computed otherwise. */
    private final List<Mask> rare = new ArrayList<>();

    VectorCode(CodeBuilder code, Format format, boolean commonly) {
        super(code, format);
        this.commonly = commonly;
    }

    @Override
    TypeKind kind(Object node) {
        return TypeKind.REFERENCE;
    }

    /**
     * Leaves a mask on the stack that is true where a lane is rare; false if there are no rare
     * lanes, and nothing is written.
     */
    boolean emitRare() {
        if (rare.isEmpty()) {
            return false;
        }
        emit(rare.getFirst());
        for (Mask mask : rare.subList(1, rare.size())) {
            emit(mask);
            or();
        }
        return true;
    }

    @Override
    void number(double value) {
        Constants.load(code, format, value);
    }

    @Override
    void integer(long value) {
        Constants.load(code, format, value);
    }

    @Override
    void unary(Lane.UnaryOperation operation) {
        code.invokevirtual(
                format.vector,
                switch (operation) {
                    case NEG -> "neg";
                    case ABS -> "abs";
                    case SQRT -> "sqrt";
                },
                MethodTypeDesc.of(format.vector));
    }

    @Override
    void binary(Lane.BinaryOperation operation) {
        code.invokevirtual(
                format.vector,
                switch (operation) {
                    case ADD -> "add";
                    case SUB -> "sub";
                    case MUL -> "mul";
                    case DIV -> "div";
                    case MIN -> "min";
                    case MAX -> "max";
                },
                MethodTypeDesc.of(format.vector, Format.VECTOR));
    }

    @Override
    void fma() {
        code.invokevirtual(
                format.vector,
                "fma",
                MethodTypeDesc.of(format.vector, Format.VECTOR, Format.VECTOR));
    }

    @Override
    void select(Mask condition, Lane ifTrue, Lane ifFalse) {
        emit(ifFalse);
        emit(ifTrue);
        emit(condition);
        blend();
    }

    /** Of two vectors and a mask on the stack, the second one's lanes where the mask is true. */
    void blend() {
        code.invokevirtual(
                format.vector,
                "blend",
                MethodTypeDesc.of(format.vector, Format.VECTOR, Format.MASK));
    }

    @Override
    void guarded(Lane.Guarded node) {
        rare.add(node.rare());
        emit(node.common());
    }

    @Override
    void unless(Lane.Unless node) {
        if (!commonly) {
            select(node.rare(), node.other(), node.common());
            return;
        }
        rare.add(node.rare());
        emit(node.common());
    }

    @Override
    void bits() {
        reinterpret(format.vector, format.integers, format.integersName);
    }

    @Override
    void ofBits() {
        reinterpret(format.integers, format.vector, format.numbersName);
    }

    private void reinterpret(ClassDesc from, ClassDesc to, String name) {
        code.invokevirtual(from, "reinterpretAs" + name, MethodTypeDesc.of(to));
    }

    @Override
    void bitwise(Bits.Operation operation) {
        switch (operation) {
            case ADD -> integers("add");
            case SUB -> integers("sub");
            case AND -> integers("and");
            case OR -> integers("or");
            case XOR -> {
                int other = code.allocateLocal(TypeKind.REFERENCE);
                code.astore(other);
                operator("XOR", "Associative");
                code.aload(other);
                code.invokevirtual(
                        format.integers,
                        "lanewise",
                        MethodTypeDesc.of(
                                format.integers, Format.operator("Binary"), Format.VECTOR));
            }
        }
    }

    private void integers(String name) {
        code.invokevirtual(
                format.integers, name, MethodTypeDesc.of(format.integers, Format.VECTOR));
    }

    @Override
    void shift(Bits.Direction direction, int places) {
        operator(
                switch (direction) {
                    case LEFT -> "LSHL";
                    case RIGHT -> "LSHR";
                    case SIGNED_RIGHT -> "ASHR";
                },
                "Binary");
        if (format.isDouble()) {
            code.loadConstant((long) places);
        } else {
            code.loadConstant(places);
        }
        code.invokevirtual(
                format.integers,
                "lanewise",
                MethodTypeDesc.of(format.integers, Format.operator("Binary"), format.integer));
    }

    private void operator(String name, String type) {
        code.getstatic(Format.OPERATORS, name, Format.operator(type));
    }

    @Override
    void compare(Comparison relation) {
        int other = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(other);
        operator(relation.name(), "Comparison");
        code.aload(other);
        code.invokevirtual(
                format.vector,
                "compare",
                MethodTypeDesc.of(Format.MASK, Format.operator("Comparison"), Format.VECTOR));
    }

    @Override
    void negative() {
        operator("LT", "Comparison");
        integer(0);
        code.invokevirtual(
                format.integers,
                "compare",
                MethodTypeDesc.of(Format.MASK, Format.operator("Comparison"), Format.VECTOR));
        Constants.species(code, format);
        code.invokevirtual(Format.MASK, "cast", MethodTypeDesc.of(Format.MASK, Format.SPECIES));
    }

    @Override
    void and() {
        mask("and");
    }

    @Override
    void or() {
        mask("or");
    }

    private void mask(String name) {
        code.invokevirtual(Format.MASK, name, MethodTypeDesc.of(Format.MASK, Format.MASK));
    }

    @Override
    void not() {
        code.invokevirtual(Format.MASK, "not", MethodTypeDesc.of(Format.MASK));
    }

    /** Leaves on the stack whether a mask is true anywhere. */
    void anyTrue() {
        code.invokevirtual(Format.MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
    }
}
