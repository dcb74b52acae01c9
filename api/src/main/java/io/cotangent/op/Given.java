package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that stay the same, whatever the operand is. Programs take them for arguments: nothing is
 * worked out with them beforehand, so that steps that differ in such numbers alone stay alike.
 *
 * @param numbers the result
 */
public record Given(DenseArray numbers) implements Op.Constant {
    @Override
    public String label() {
        return "given";
    }

    @Override
    public String settings() {
        return numbers.type().toString();
    }

    @Override
    public ArrayType type(ArrayType... operands) {
        return numbers.type();
    }

    @Override
    public DenseArray value(DenseArray... operands) {
        return DenseArray.wrap(numbers.type(), numbers.toFlatArray());
    }

    @Override
    public Sharing sharing() {
        return Sharing.NOTHING;
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        NDArray all = o.apply(this, x);
        int[] shape = all.shape();
        int[] many = new int[shape.length + 1];
        many[0] = x[0].shape()[0];
        System.arraycopy(shape, 0, many, 1, shape.length);
        return new NDArray[] {o.broadcastTo(all, many)};
    }

    /** Whether they are the same array. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return other instanceof Given(DenseArray others) && others == numbers;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers.shape());
    }
}
