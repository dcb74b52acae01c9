package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;

/**
 * Where values go into a function that is checked for NaN and infinities, and where they leave it.
 * They pass as they are; who runs a program looks at what {@linkplain #LEAVE leaves}. Cotangents go
 * the other way: they enter where values leave.
 */
public enum Boundary implements Op.Linear {
    /** Into the function. What is not finite here came from outside. */
    ENTER,
    /** Out of the function. */
    LEAVE;

    @Override
    public String label() {
        return this == ENTER ? "enter_checked" : "leave_checked";
    }

    @Override
    public ArrayType type(ArrayType... operands) {
        return operands[0];
    }

    @Override
    public DenseArray value(DenseArray... operands) {
        return operands[0];
    }

    @Override
    public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
        return o.apply(this == ENTER ? LEAVE : ENTER, cotangent);
    }

    @Override
    public Pattern[] pattern(Dependence x) {
        return x.inPlace(type(x.types()).shape());
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        return o.applyAll(this, x);
    }
}
