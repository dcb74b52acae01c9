package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;

/**
 * The vocabulary of array operations, each written once, in terms of a few primitive ones. What
 * "applying" a primitive operation means is left to the two faces: {@link EagerOps} computes it;
 * the tracer records it where an operand is traced.
 *
 * <p>The methods check their arguments, promote types and broadcast, and then apply operations
 * whose operands fit exactly. Each public method that takes the array first is the other face of
 * the method of the same name of {@link NDArray}, {@link io.cotangent.Linalg} or {@link
 * io.cotangent.Nn}; each that takes a key first, of {@link io.cotangent.Rng}: the agent derives its
 * table of redirected calls from this class.
 */
public abstract class Ops
        implements ElementwiseOps,
                ElementaryOps,
                SpecialOps,
                ReductionOps,
                MaskedOps,
                ChoiceOps,
                StatisticsOps,
                ShapeOps,
                IndexOps,
                ArrangeOps,
                OrderOps,
                QuantileOps,
                SearchOps,
                PadOps,
                JoinOps,
                UpdateOps,
                ProductOps,
                ContractionOps,
                TensorOps,
                LinalgOps,
                NnOps,
                SequenceOps,
                RandomOps,
                ObservationOps {
    /** A face of the operations. */
    protected Ops() {}

    /** The results of an operation. */
    @Override
    public abstract NDArray[] applyAll(Op op, NDArray... operands);

    /** The only result of an operation. */
    @Override
    public NDArray apply(Op op, NDArray... operands) {
        return applyAll(op, operands)[0];
    }

    /** Zeros of an array's type and shape. */
    public final NDArray zerosLike(NDArray x) {
        return zeros(typeOf(x));
    }

    /** Zeros of a type and shape. */
    public final NDArray zeros(ArrayType type) {
        return Creation.full(type, 0);
    }

    /** The type and shape of an array. */
    public static ArrayType typeOf(NDArray x) {
        return Typed.of(x);
    }

    /**
     * A Java number beside an array, everywhere: of the array's type, or {@code float64} beside
     * integers and booleans.
     */
    static NDArray weak(NDArray beside, double value) {
        ArrayType type = typeOf(beside);
        return Creation.full(type.withDType(type.dtype().floating()), value);
    }

    /** A Java integer beside an array: of the array's type, or {@code int64} beside booleans. */
    static NDArray weak(NDArray beside, long value) {
        ArrayType type = typeOf(beside);
        if (type.dtype() == DType.INT32 && (int) value != value) {
            throw new DTypeException(
                    value + " does not fit an int32 array: use astype(DType.INT64) on it first");
        }
        boolean isBoolean = type.dtype() == DType.BOOL;
        return Creation.full(isBoolean ? type.withDType(DType.INT64) : type, value);
    }
}
