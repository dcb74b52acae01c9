package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A primitive operation: its type rule, its numbers and its derivative, in one place.
 *
 * <p>Operations are values: enum constants, or records of their settings, equal when they compute
 * the same. Operands arrive with the types and shapes that the operation needs: promotion and
 * broadcasting are done by {@link Ops} before, as operations of their own, so no rule here thinks
 * of them.
 *
 * <p>The derivative is given once, forward, as {@link #jvp}. Reverse mode is derived from it:
 * tangents flow through linear operations only, and these (and no others) say how they {@linkplain
 * #transpose transpose}. Rules are written on {@link Ops}, so that they can be evaluated, recorded,
 * and differentiated again.
 */
public interface Op {
    /** The name in a printed program. */
    String label();

    /** The settings in a printed program, such as {@code axis=1}; empty where there are none. */
    default String settings() {
        return "";
    }

    /** The types of the results for operands of these types. */
    ArrayType[] types(ArrayType... operands);

    /** The results. */
    DenseArray[] evaluate(DenseArray... operands);

    /**
     * The tangents of the results, given the operands {@code x}, the results {@code y} and the
     * operands' tangents {@code dx}. A null stands for a tangent of zeros, in {@code dx} (never all
     * of it) and in the answer.
     */
    @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx);

    /**
     * The cotangents of the linear operands, given those of the results, where null stands for
     * zeros. Called only for operations that occur in rules between tangents.
     */
    default @Nullable NDArray[] transpose(
            Ops o, @Nullable NDArray[] cotangents, Operands operands) {
        throw new IllegalStateException(label() + " is not linear in the operands " + operands);
    }

    /**
     * Whether the operation is linear in several operands together, as a sum is: in one of them
     * alone it is linear only where the others are zeros.
     */
    default boolean isJointlyLinear() {
        return false;
    }

    /**
     * The results for a batch. In the operands that are {@code batched}, at least one, and in all
     * results, the batch is one more axis in front. To be overridden where there is a better way
     * than one element of the batch after the other.
     */
    default NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        return Batching.each(this, o, x, batched);
    }

    /**
     * The elements of the linear operands that the elements of the results depend on, of an
     * operation that occurs in rules between tangents: none must be missing. To be overridden where
     * more is known than that each depends on all.
     */
    default Pattern[] pattern(Dependence x) {
        return x.everything(types(x.types()));
    }

    /** What the results share with others; to be overridden where the usual answer is not right. */
    default Sharing sharing() {
        return Sharing.OPERANDS;
    }

    /**
     * What may hold on to the memory of an operation's operands and results. It says whose memory
     * can be used again, and which programs can be kept for other calls.
     */
    enum Sharing {
        /** Nobody: the results are new arrays. */
        NOTHING,
        /** The results may be views of the operands, or the operands themselves. */
        OPERANDS,
        /** Code of users', which may keep what it sees, and whose objects the operation keeps. */
        USERS
    }

    /**
     * What a transposition knows of an equation's operands: the values of those that are not
     * linear, the types of all.
     */
    record Operands(@Nullable NDArray[] values, ArrayType[] types) {
        /** True where the operand is a tangent, for which a cotangent is due. */
        public boolean isLinear(int i) {
            return values[i] == null;
        }

        /** The value of an operand that is not linear. */
        public NDArray value(int i) {
            NDArray value = values[i];
            if (value == null) {
                throw new IllegalStateException(
                        "operand "
                                + i
                                + " is linear: it has no value while a program is transposed");
            }
            return value;
        }
    }

    /** The usual operation, with one result. */
    interface Single extends Op {
        /** The type of the result. */
        ArrayType type(ArrayType... operands);

        /** The result. */
        DenseArray value(DenseArray... operands);

        /** The tangent of the result; null stands for zeros. */
        @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx);

        @Override
        default ArrayType[] types(ArrayType... operands) {
            return new ArrayType[] {type(operands)};
        }

        @Override
        default DenseArray[] evaluate(DenseArray... operands) {
            return new DenseArray[] {value(operands)};
        }

        @Override
        default @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
            return new NDArray[] {tangent(o, x, y[0], dx)};
        }
    }

    /** An operation of one operand that is linear in it: the tangent goes the way of the value. */
    interface Linear extends Single {
        /** The cotangent of the operand, which has type {@code type}. */
        NDArray transpose(Ops o, NDArray cotangent, ArrayType type);

        @Override
        default @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(this, dx[0]);
        }

        @Override
        default @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            return new NDArray[] {transpose(o, cotangents[0], operands.types()[0])};
        }
    }

    /**
     * An operation that is linear in all its operands together, such as a sum of them or their
     * concatenation.
     */
    interface JointlyLinear extends Single {
        @Override
        default boolean isJointlyLinear() {
            return true;
        }

        @Override
        default @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            NDArray[] tangents = new NDArray[dx.length];
            for (int i = 0; i < dx.length; i++) {
                tangents[i] = dx[i] == null ? o.zerosLike(x[i]) : dx[i];
            }
            return o.apply(this, tangents);
        }
    }

    /**
     * A linear operation of which several results, added up, are one result of the operation for
     * all their operands.
     */
    interface Additive extends Op {
        /**
         * The operation that takes the operands of all these operations, one after the other, to
         * the sum of their results.
         */
        Op sum(List<Op> operations);
    }

    /**
     * An operation of two operands, linear in either, such as a product. What several equations
     * pull back to one variable can be computed at once.
     */
    interface Joining extends Op {
        /**
         * Whether it is cheaper to join what equations with these operands pull back than to add it
         * up.
         *
         * @param operand the position of the variable among the operands
         */
        boolean isJoined(int operand, ArrayType... operands);

        /**
         * The sum of what several equations pull back, in the order of these lists.
         *
         * @param operand the position of the variable among the operands
         * @param cotangents those of the equations' results
         * @param others the equations' other operands
         */
        NDArray joined(Ops o, int operand, List<NDArray> cotangents, List<NDArray> others);
    }

    /**
     * An operation without derivative: its result is an integer or a boolean, or does not change
     * with small changes.
     */
    interface Constant extends Single {
        @Override
        default @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return null;
        }
    }
}
