package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** The numbers that a loop computes with, and the names of the classes that hold them. */
enum Format {
    F64(TypeKind.DOUBLE, CD_double, CD_long, "DoubleVector", "LongVector", "Doubles", "Longs"),
    F32(TypeKind.FLOAT, CD_float, CD_int, "FloatVector", "IntVector", "Floats", "Ints");

    private static final String PACKAGE = "jdk.incubator.vector";
    static final ClassDesc VECTOR = ClassDesc.of(PACKAGE, "Vector");
    static final ClassDesc MASK = ClassDesc.of(PACKAGE, "VectorMask");
    static final ClassDesc SHUFFLE = ClassDesc.of(PACKAGE, "VectorShuffle");
    static final ClassDesc SPECIES = ClassDesc.of(PACKAGE, "VectorSpecies");
    static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE, "VectorOperators");

    final TypeKind kind;

    /** {@code double} or {@code float}. */
    final ClassDesc number;

    /** {@code long} or {@code int}. */
    final ClassDesc integer;

    final ClassDesc vector;
    final ClassDesc integers;

    /** Ends the name of {@code reinterpretAsDoubles} or {@code …Floats}. */
    final String numbersName;

    final String integersName;

    Format(
            TypeKind kind,
            ClassDesc number,
            ClassDesc integer,
            String vector,
            String integers,
            String numbersName,
            String integersName) {
        this.kind = kind;
        this.number = number;
        this.integer = integer;
        this.vector = ClassDesc.of("jdk.incubator.vector", vector);
        this.integers = ClassDesc.of("jdk.incubator.vector", integers);
        this.numbersName = numbersName;
        this.integersName = integersName;
    }

    static ClassDesc operator(String type) {
        return OPERATORS.nested(type);
    }

    /** The numbers in a vector; asked for only where there are vectors. */
    int lanes() {
        return isDouble() ? Species.F64.length() : Species.F32.length();
    }

    boolean isDouble() {
        return this == F64;
    }
}
