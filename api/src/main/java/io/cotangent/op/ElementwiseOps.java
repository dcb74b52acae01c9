package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.DTypeException;
import io.cotangent.intrinsics.Comparison;
import org.jspecify.annotations.Nullable;

/** Arithmetic, comparisons, logic and selection; operands are promoted and broadcast. */
public interface ElementwiseOps extends ShapeOps {
    default NDArray add(NDArray a, NDArray b) {
        return arithmetic(Binary.ADD, a, b);
    }

    default NDArray add(NDArray a, double b) {
        return add(a, Ops.weak(a, b));
    }

    default NDArray add(NDArray a, long b) {
        return add(a, Ops.weak(a, b));
    }

    default NDArray sub(NDArray a, NDArray b) {
        return arithmetic(Binary.SUB, a, b);
    }

    default NDArray sub(NDArray a, double b) {
        return sub(a, Ops.weak(a, b));
    }

    default NDArray sub(NDArray a, long b) {
        return sub(a, Ops.weak(a, b));
    }

    default NDArray rsub(NDArray a, double b) {
        return sub(Ops.weak(a, b), a);
    }

    default NDArray rsub(NDArray a, long b) {
        return sub(Ops.weak(a, b), a);
    }

    default NDArray mul(NDArray a, NDArray b) {
        return arithmetic(Binary.MUL, a, b);
    }

    default NDArray mul(NDArray a, double b) {
        return mul(a, Ops.weak(a, b));
    }

    default NDArray mul(NDArray a, long b) {
        return mul(a, Ops.weak(a, b));
    }

    default NDArray div(NDArray a, NDArray b) {
        return floating(Binary.DIV, a, b);
    }

    default NDArray div(NDArray a, double b) {
        return div(a, Ops.weak(a, b));
    }

    default NDArray rdiv(NDArray a, double b) {
        return div(Ops.weak(a, b), a);
    }

    default NDArray floorDiv(NDArray a, NDArray b) {
        return arithmetic(Binary.FLOOR_DIV, a, b);
    }

    default NDArray floorDiv(NDArray a, double b) {
        return floorDiv(a, Ops.weak(a, b));
    }

    default NDArray floorDiv(NDArray a, long b) {
        return floorDiv(a, Ops.weak(a, b));
    }

    default NDArray mod(NDArray a, NDArray b) {
        return arithmetic(Binary.MOD, a, b);
    }

    default NDArray mod(NDArray a, double b) {
        return mod(a, Ops.weak(a, b));
    }

    default NDArray mod(NDArray a, long b) {
        return mod(a, Ops.weak(a, b));
    }

    default NDArray fmod(NDArray a, NDArray b) {
        return arithmetic(Binary.FMOD, a, b);
    }

    default NDArray fmod(NDArray a, double b) {
        return fmod(a, Ops.weak(a, b));
    }

    default NDArray fmod(NDArray a, long b) {
        return fmod(a, Ops.weak(a, b));
    }

    default NDArray pow(NDArray a, NDArray b) {
        return arithmetic(Binary.POW, a, b);
    }

    default NDArray pow(NDArray a, double b) {
        NDArray base = cast(a, Typed.of(a).dtype().floating());
        if (b == 1) {
            return base;
        }
        return b == 2 ? apply(Unary.SQUARE, base) : apply(new Elementwise.Power(b), base);
    }

    default NDArray pow(NDArray a, long b) {
        return a.dtype().isInteger() ? pow(a, Ops.weak(a, b)) : pow(a, (double) b);
    }

    default NDArray rpow(NDArray a, double b) {
        return pow(Ops.weak(a, b), a);
    }

    default NDArray maximum(NDArray a, NDArray b) {
        return promoted(Binary.MAX, a, b);
    }

    default NDArray maximum(NDArray a, double b) {
        return maximum(a, Ops.weak(a, b));
    }

    default NDArray maximum(NDArray a, long b) {
        return maximum(a, Ops.weak(a, b));
    }

    default NDArray minimum(NDArray a, NDArray b) {
        return promoted(Binary.MIN, a, b);
    }

    default NDArray minimum(NDArray a, double b) {
        return minimum(a, Ops.weak(a, b));
    }

    default NDArray minimum(NDArray a, long b) {
        return minimum(a, Ops.weak(a, b));
    }

    default NDArray clip(NDArray x, double low, double high) {
        return minimum(maximum(x, low), high);
    }

    default NDArray clip(NDArray x, NDArray low, NDArray high) {
        return minimum(maximum(x, low), high);
    }

    default NDArray atan2(NDArray a, NDArray b) {
        return floating(Binary.ATAN2, a, b);
    }

    default NDArray atan2(NDArray a, double b) {
        return atan2(a, Ops.weak(a, b));
    }

    default NDArray hypot(NDArray a, NDArray b) {
        return floating(Binary.HYPOT, a, b);
    }

    default NDArray hypot(NDArray a, double b) {
        return hypot(a, Ops.weak(a, b));
    }

    default NDArray copySign(NDArray a, NDArray b) {
        return floating(Binary.COPYSIGN, a, b);
    }

    default NDArray copySign(NDArray a, double b) {
        return copySign(a, Ops.weak(a, b));
    }

    default NDArray logaddexp(NDArray a, NDArray b) {
        return floating(Binary.LOGADDEXP, a, b);
    }

    default NDArray logaddexp(NDArray a, double b) {
        return logaddexp(a, Ops.weak(a, b));
    }

    default NDArray eq(NDArray a, NDArray b) {
        return compare(Comparison.EQ, a, b);
    }

    default NDArray eq(NDArray a, double b) {
        return eq(a, Ops.weak(a, b));
    }

    default NDArray neq(NDArray a, NDArray b) {
        return compare(Comparison.NE, a, b);
    }

    default NDArray neq(NDArray a, double b) {
        return neq(a, Ops.weak(a, b));
    }

    default NDArray lt(NDArray a, NDArray b) {
        return compare(Comparison.LT, a, b);
    }

    default NDArray lt(NDArray a, double b) {
        return lt(a, Ops.weak(a, b));
    }

    default NDArray lte(NDArray a, NDArray b) {
        return compare(Comparison.LE, a, b);
    }

    default NDArray lte(NDArray a, double b) {
        return lte(a, Ops.weak(a, b));
    }

    default NDArray gt(NDArray a, NDArray b) {
        return compare(Comparison.GT, a, b);
    }

    default NDArray gt(NDArray a, double b) {
        return gt(a, Ops.weak(a, b));
    }

    default NDArray gte(NDArray a, NDArray b) {
        return compare(Comparison.GE, a, b);
    }

    default NDArray gte(NDArray a, double b) {
        return gte(a, Ops.weak(a, b));
    }

    default NDArray and(NDArray a, NDArray b) {
        return logical(Binary.AND, a, b);
    }

    default NDArray or(NDArray a, NDArray b) {
        return logical(Binary.OR, a, b);
    }

    default NDArray xor(NDArray a, NDArray b) {
        return logical(Binary.XOR, a, b);
    }

    default NDArray not(NDArray a) {
        return logical(Binary.XOR, a, Creation.full(Typed.of(a), a.dtype() == DType.BOOL ? 1 : -1));
    }

    default NDArray where(NDArray condition, NDArray a, NDArray b) {
        if (condition.dtype() != DType.BOOL) {
            throw new DTypeException(
                    "where: the condition must be booleans, but is "
                            + Typed.of(condition)
                            + ": compare it with something first");
        }
        DType dtype = Typed.of(a).dtype().promote(Typed.of(b).dtype());
        Shape shape =
                Typed.of(condition)
                        .shape()
                        .broadcast(
                                "where",
                                Typed.of(a).shape().broadcast("where", Typed.of(b).shape()));
        return apply(
                new Elementwise.Where(),
                broadcast(condition, shape),
                broadcast(cast(a, dtype), shape),
                broadcast(cast(b, dtype), shape));
    }

    default NDArray where(NDArray condition, NDArray a, double b) {
        return where(condition, a, Ops.weak(a, b));
    }

    default NDArray where(NDArray condition, double a, NDArray b) {
        return where(condition, Ops.weak(b, a), b);
    }

    default NDArray where(NDArray condition, double a, double b) {
        return where(condition, NDArray.of(a), NDArray.of(b));
    }

    /** The array with elements of another type: itself where it has it already. */
    default NDArray cast(NDArray x, DType dtype) {
        return Typed.of(x).dtype() == dtype ? x : apply(new Elementwise.Cast(dtype), x);
    }

    @Override
    default NDArray astype(NDArray x, DType dtype) {
        return cast(x, dtype);
    }

    default NDArray stopGradient(NDArray x) {
        return apply(new Elementwise.StopGradient(), x);
    }

    /** Ones of an array's type and shape. */
    default NDArray onesLike(NDArray x) {
        return Creation.full(Typed.of(x), 1);
    }

    /** The sum of two arrays of one type, where null stands for zeros. */
    default @Nullable NDArray sumOf(@Nullable NDArray a, @Nullable NDArray b) {
        return a == null ? b : b == null ? a : apply(Binary.ADD, a, b);
    }

    private NDArray arithmetic(Binary op, NDArray a, NDArray b) {
        if (Typed.of(a).dtype() == DType.BOOL && Typed.of(b).dtype() == DType.BOOL) {
            throw new DTypeException(
                    op.label()
                            + ": is not defined for two boolean arrays: use and, or, xor, or astype(DType.INT64) first");
        }
        return promoted(op, a, b);
    }

    /** A function of two elements that takes integers as {@code float64}. */
    default NDArray floating(Binary op, NDArray a, NDArray b) {
        DType dtype = Typed.of(a).dtype().promote(Typed.of(b).dtype()).floating();
        return arithmetic(op, cast(a, dtype), cast(b, dtype));
    }

    private NDArray logical(Binary op, NDArray a, NDArray b) {
        if (a.dtype().isFloating() || b.dtype().isFloating()) {
            throw new DTypeException(
                    op.label()
                            + ": needs booleans or integers, but got "
                            + Typed.of(a)
                            + " and "
                            + Typed.of(b)
                            + ": compare with something first");
        }
        return promoted(op, a, b);
    }

    private NDArray compare(Comparison comparison, NDArray a, NDArray b) {
        return promoted(new Elementwise.Compare(comparison), a, b);
    }

    private NDArray promoted(Op op, NDArray a, NDArray b) {
        ArrayType left = Typed.of(a);
        ArrayType right = Typed.of(b);
        if (left.equals(right)) {
            return apply(op, a, b);
        }
        DType dtype = left.dtype().promote(right.dtype());
        Shape shape = left.shape().broadcast(op.label(), right.shape());
        return apply(op, broadcast(cast(a, dtype), shape), broadcast(cast(b, dtype), shape));
    }
}
