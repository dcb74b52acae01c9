package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Step;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose result has, at each place, what follows from the operands' elements at that
 * place alone: several of them can be computed in one pass over the elements.
 */
public interface Pointwise extends Op.Single {
    /**
     * Adds what computes one element to a formula.
     *
     * @param x the values that are the operands' elements
     * @return the value that is the result's element
     */
    int element(Elements formula, int... x);

    /** The kind of the elements in formulas; null for integers, which have none. */
    static @Nullable Kind kindOf(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> Kind.F64;
            case FLOAT32 -> Kind.F32;
            case BOOL -> Kind.BOOL;
            case INT32, INT64 -> null;
        };
    }

    /** A formula that is being made. */
    interface Elements {
        /** Adds a step; the number of its value. */
        int add(Step step);

        /** The kind of a value. */
        Kind kind(int value);
    }
}
