package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** The numbers that a loop computes with, and the names of the classes that hold them. */
enum Format {
    F64(TypeKind.DOUBLE, CD_double, CD_long, "DoubleVector", "LongVector", "Doubles", "Longs", 52),
    F32(TypeKind.FLOAT, CD_float, CD_int, "FloatVector", "IntVector", "Floats", "Ints", 23);

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

    /** The bits of the fraction of a mantissa. */
    final int fractionBits;

    /** The bits of a number. */
    final int size;

    /** With this bias, the exponent of a power of 2 is its bits' value. */
    final int bias;

    /** The bit of the sign. */
    final long sign;

    /** Rounds a number to which it is added to an integer, which is in the low bits of the sum. */
    final double rounder;

    Format(
            TypeKind kind,
            ClassDesc number,
            ClassDesc integer,
            String vector,
            String integers,
            String numbersName,
            String integersName,
            int fractionBits) {
        this.kind = kind;
        this.number = number;
        this.integer = integer;
        this.vector = ClassDesc.of("jdk.incubator.vector", vector);
        this.integers = ClassDesc.of("jdk.incubator.vector", integers);
        this.numbersName = numbersName;
        this.integersName = integersName;
        this.fractionBits = fractionBits;
        size = kind == TypeKind.DOUBLE ? Double.SIZE : Float.SIZE;
        bias = kind == TypeKind.DOUBLE ? Double.MAX_EXPONENT : Float.MAX_EXPONENT;
        sign = kind == TypeKind.DOUBLE ? Long.MIN_VALUE : Integer.MIN_VALUE;
        rounder = 1.5 * (1L << fractionBits);
    }

    static ClassDesc operator(String type) {
        return OPERATORS.nested(type);
    }

    /** The numbers in a vector; asked for only where there are vectors. */
    int lanes() {
        return isDouble() ? Species.F64.length() : Species.F32.length();
    }

    /** The bits of a number. */
    long bits(double number) {
        return isDouble()
                ? Double.doubleToRawLongBits(number)
                : Float.floatToRawIntBits((float) number);
    }

    /** The bits of the fraction of a mantissa, all set. */
    long fraction() {
        return (1L << fractionBits) - 1;
    }

    /** The bits of the exponent, all set. */
    long exponent() {
        return bits(Double.POSITIVE_INFINITY);
    }

    boolean isDouble() {
        return this == F64;
    }
}
