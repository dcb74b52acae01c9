package io.cotangent.array;

import io.cotangent.DType;

/** What is known of an array before its numbers are: the type of its elements and its shape. */
public record ArrayType(DType dtype, Shape shape) {
    /** The same shape with other elements. */
    public ArrayType withDType(DType other) {
        return other == dtype ? this : new ArrayType(other, shape);
    }

    /** The same elements in another shape. */
    public ArrayType withShape(Shape other) {
        return new ArrayType(dtype, other);
    }

    /** As in {@code float64[2,3]}. */
    @Override
    public String toString() {
        return dtype.toString() + shape;
    }
}
