package io.cotangent.array;

import io.cotangent.DType;
import java.util.EnumMap;
import java.util.Map;

/** What is known of an array before its numbers are: the type of its elements and its shape. */
public record ArrayType(DType dtype, Shape shape) {
    private static final Map<DType, ArrayType> SCALARS = new EnumMap<>(DType.class);

    static {
        for (DType dtype : DType.values()) {
            SCALARS.put(dtype, new ArrayType(dtype, Shape.SCALAR));
        }
    }

    /** The type of single numbers. */
    public static ArrayType scalar(DType dtype) {
        return SCALARS.get(dtype);
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
