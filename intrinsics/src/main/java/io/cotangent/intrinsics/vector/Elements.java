package io.cotangent.intrinsics.vector;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;

import io.cotangent.intrinsics.Kind;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** What a loop's arrays hold. */
enum Elements {
    DOUBLE(CD_double, TypeKind.DOUBLE),
    FLOAT(CD_float, TypeKind.FLOAT),
    BOOLEAN(CD_boolean, TypeKind.BOOLEAN);

    /** The type of an element. */
    final ClassDesc type;

    final ClassDesc array;
    final TypeKind kind;

    Elements(ClassDesc type, TypeKind kind) {
        this.type = type;
        this.array = type.arrayType();
        this.kind = kind;
    }

    /** The elements of an array of values of a kind. */
    static Elements of(Kind kind) {
        return switch (kind) {
            case F64 -> DOUBLE;
            case F32 -> FLOAT;
            case BOOL -> BOOLEAN;
        };
    }

    /** What an expression of these elements computes with, unless it wants to be more exact. */
    Format format() {
        return this == FLOAT ? Format.F32 : Format.F64;
    }

    /** The size of an element in bytes. */
    int bytes() {
        return switch (this) {
            case DOUBLE -> Double.BYTES;
            case FLOAT -> Float.BYTES;
            case BOOLEAN -> 1;
        };
    }

    /** A new Java array of {@code n} elements. */
    Object allocate(int n) {
        return switch (this) {
            case DOUBLE -> new double[n];
            case FLOAT -> new float[n];
            case BOOLEAN -> new boolean[n];
        };
    }
}
