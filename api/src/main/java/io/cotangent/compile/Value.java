package io.cotangent.compile;

import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a variable while its program is taken apart into numbers.
 *
 * @param type the variable's type
 * @param cells for each element the number of its value in the calculation, in an array that lies
 *     in memory as the variable would; null of a constant that no calculation needed so far
 * @param constant the elements, where they are the same in all runs
 */
record Value(ArrayType type, @Nullable DenseArray cells, @Nullable DenseArray constant) {
    static Value constant(DenseArray constant) {
        return new Value(constant.type(), null, constant);
    }

    boolean isConstant() {
        return constant != null;
    }
}
