package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Maps;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Step;
import io.cotangent.sparsity.Dependence;
import io.cotangent.sparsity.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The elementwise operations that have settings, or operands of several types. */
public final class Elementwise {
    private Elementwise() {}

    /**
     * A power whose exponent is a constant: unlike a power of two variables it is differentiable at
     * 0 and below.
     */
    public record Power(double exponent) implements Pointwise {
        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public int element(Elements formula, int... x) {
            int constant = formula.add(new Step.Constant(formula.kind(x[0]), exponent));
            return formula.add(new Step.Binary(BinaryFunction.POW, x[0], constant));
        }

        @Override
        public String label() {
            return "power";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public String settings() {
            return Double.toString(exponent);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Maps.binary(
                    BinaryFunction.POW,
                    operands[0],
                    io.cotangent.array.Views.broadcast(
                            DenseArray.scalar(operands[0].type().dtype(), exponent),
                            operands[0].type().shape()));
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return exponent == 0 ? null : o.mul(dx[0], o.mul(o.pow(x[0], exponent - 1), exponent));
        }
    }

    /** A comparison. */
    public record Compare(Comparison comparison) implements Op.Constant, Pointwise {
        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public int element(Elements formula, int... x) {
            return formula.add(new Step.Compare(comparison, x[0], x[1]));
        }

        @Override
        public String label() {
            return comparison.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return Batching.together(this, o, x, batched);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withDType(DType.BOOL);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Maps.compare(comparison, operands[0], operands[1]);
        }
    }

    /** {@code condition ? a : b}, element by element. */
    public record Where() implements Pointwise {
        @Override
        public Sharing sharing() {
            return Sharing.NOTHING;
        }

        @Override
        public int element(Elements formula, int... x) {
            return formula.add(new Step.Select(x[0], x[1], x[2]));
        }

        @Override
        public String label() {
            return "where";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return Batching.together(this, o, x, batched);
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.inPlace(type(x.types()).shape());
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[1];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Maps.select(operands[0], operands[1], operands[2]);
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return o.apply(
                    this,
                    x[0],
                    dx[1] == null ? o.zerosLike(y) : dx[1],
                    dx[2] == null ? o.zerosLike(y) : dx[2]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray cotangent = cotangents[0];
            NDArray zeros = o.zerosLike(cotangent);
            return new NDArray[] {
                null,
                operands.isLinear(1) ? o.apply(this, operands.value(0), cotangent, zeros) : null,
                operands.isLinear(2) ? o.apply(this, operands.value(0), zeros, cotangent) : null
            };
        }

        @Override
        public boolean isJointlyLinear() {
            return true;
        }
    }

    /**
     * The second operand. Only where the first is true does anything depend on it: no cotangent
     * goes back elsewhere, whatever it may be there. What is added to a cotangent there is -0,
     * which changes no bit of it.
     */
    public record Gate() implements Pointwise {
        @Override
        public int element(Elements formula, int... x) {
            return x[1];
        }

        @Override
        public String label() {
            return "gate";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return Batching.together(this, o, x, batched);
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.inPlace(type(x.types()).shape());
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[1];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return operands[1];
        }

        @Override
        public @Nullable NDArray tangent(Ops o, NDArray[] x, NDArray y, @Nullable NDArray[] dx) {
            return dx[1] == null ? null : o.apply(this, x[0], dx[1]);
        }

        @Override
        public @Nullable NDArray[] transpose(
                Ops o, @Nullable NDArray[] cotangents, Operands operands) {
            NDArray cotangent = cotangents[0];
            NDArray nothing = Creation.full(Ops.typeOf(cotangent), -0.0);
            return new NDArray[] {
                null, o.apply(new Where(), operands.value(0), cotangent, nothing)
            };
        }
    }

    /** Another element type; the cotangent is cast back. */
    public record Cast(DType dtype) implements Op.Linear, Pointwise {
        @Override
        public int element(Elements formula, int... x) {
            Kind to = Pointwise.kindOf(dtype);
            return to == formula.kind(x[0]) ? x[0] : formula.add(new Step.Convert(to, x[0]));
        }

        @Override
        public String label() {
            return "cast";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public String settings() {
            return dtype.toString();
        }

        @Override
        public Pattern[] pattern(Dependence x) {
            return x.inPlace(type(x.types()).shape());
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0].withDType(dtype);
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return Maps.cast(operands[0], dtype);
        }

        @Override
        public NDArray transpose(Ops o, NDArray cotangent, ArrayType type) {
            return o.cast(cotangent, type.dtype());
        }
    }

    /** The operand, which every derivative takes for a constant. */
    public record StopGradient() implements Op.Constant, Pointwise {
        @Override
        public int element(Elements formula, int... x) {
            return x[0];
        }

        @Override
        public String label() {
            return "stop_gradient";
        }

        @Override
        public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
            return o.applyAll(this, x);
        }

        @Override
        public ArrayType type(ArrayType... operands) {
            return operands[0];
        }

        @Override
        public DenseArray value(DenseArray... operands) {
            return operands[0];
        }
    }
}
