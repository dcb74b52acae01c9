package io.cotangent.array;

import io.cotangent.DType;
import java.util.Arrays;

/** What is known of an array before its numbers are: the type of its elements and its shape. */
public record ArrayType(DType dtype, Shape shape) {
    private static final ArrayType[] SCALARS =
            Arrays.stream(DType.values())
                    .map(dtype -> new ArrayType(dtype, Shape.SCALAR))
                    .toArray(ArrayType[]::new);

    /** The type of single numbers. */
    public static ArrayType scalar(DType dtype) {
        return SCALARS[dtype.ordinal()];
    }

    /** The same shape with other elements. */
    public ArrayType withDType(DType other) {
        return other == dtype ? this : of(other, shape);
    }

    /** The same elements in another shape. */
    @SuppressWarnings("ReferenceEquality") // an equal shape may as well be given
    public ArrayType withShape(Shape other) {
        return other == shape ? this : of(dtype, other);
    }

    private static ArrayType of(DType dtype, Shape shape) {
        return shape.rank() == 0 ? scalar(dtype) : new ArrayType(dtype, shape);
    }

    /** As in {@code float64[2,3]}. */
    @Override
    public String toString() {
        return dtype.toString() + shape;
    }
}
