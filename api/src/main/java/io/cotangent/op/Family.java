package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Maps;
import io.cotangent.array.Views;
import io.cotangent.intrinsics.BinaryFunction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A function of one element out of a family that has one for each order, 0, 1, 2, … Derivatives are
 * of the same family, so that all orders of them are as accurate as the function, without the
 * cancellation and the quotients 0/0 that formulas in elementary functions have.
 *
 * @param function which family; its first operand is the order
 * @param order which member
 */
public record Family(BinaryFunction function, int order) implements Op.Single {
    @Override
    public Sharing sharing() {
        return Sharing.NOTHING;
    }

    @Override
    public String label() {
        return function.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String settings() {
        return Integer.toString(order);
    }

    @Override
    public ArrayType type(ArrayType... operands) {
        return operands[0];
    }

    @Override
    public DenseArray value(DenseArray... operands) {
        ArrayType type = operands[0].type();
        DenseArray orders = Views.broadcast(DenseArray.scalar(type.dtype(), order), type.shape());
        return Maps.binary(function, orders, operands[0]);
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        return o.applyAll(this, x);
    }

    @Override
    public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
        NDArray slope =
                switch (function) {
                    case POLYGAMMA, SINC -> member(o, order + 1, x[0]);
                    case BESSEL_I -> mean(o, x[0]);
                    case BESSEL_IE -> o.sub(mean(o, x[0]), o.mul(o.sign(x[0]), y));
                    default -> throw new IllegalStateException(function + " is no family");
                };
        return o.mul(dx[0], slope);
    }

    private NDArray member(Ops o, int which, NDArray x) {
        return o.apply(new Family(function, which), x);
    }

    /** Half the sum of the orders next to this one; those of Bessel functions are symmetric. */
    private NDArray mean(Ops o, NDArray x) {
        return order == 0
                ? member(o, 1, x)
                : o.mul(o.add(member(o, order - 1, x), member(o, order + 1, x)), .5);
    }
}
