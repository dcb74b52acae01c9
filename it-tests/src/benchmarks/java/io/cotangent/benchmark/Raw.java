package io.cotangent.benchmark;

import io.cotangent.benchmark.Inputs.Vector;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.intrinsics.UnaryFunction;
import java.util.Locale;

/** Cases on Java arrays: a kernel that writes its result to an array that exists. */
final class Raw {
    private static final Kernels KERNELS = KernelProvider.kernels();

    private Raw() {}

    /** The function that has this name. */
    static Operation unary(String name, Vector x) {
        UnaryFunction f = UnaryFunction.valueOf(name.toUpperCase(Locale.ROOT));
        return inputs -> {
            int n = inputs.n();
            Object from = inputs.raw(x);
            Object to = inputs.room(n);
            return () -> {
                KERNELS.unary(f, n, from, 0, 1, to, 0, 1);
                return to;
            };
        };
    }

    static Operation binary(BinaryFunction f, Vector a, Vector b) {
        return inputs -> {
            int n = inputs.n();
            Object left = inputs.raw(a);
            Object right = inputs.raw(b);
            Object to = inputs.room(n);
            return () -> {
                KERNELS.binary(f, n, left, 0, 1, right, 0, 1, to, 0, 1);
                return to;
            };
        };
    }

    static Operation compare(Comparison comparison, Vector a, Vector b) {
        return inputs -> {
            int n = inputs.n();
            Object left = inputs.raw(a);
            Object right = inputs.raw(b);
            boolean[] to = new boolean[n];
            return () -> {
                KERNELS.compare(comparison, n, left, 0, 1, right, 0, 1, to, 0, 1);
                return to;
            };
        };
    }

    /** {@code 2.5 x + y}. */
    static Operation scaleAndAdd(Vector x, Vector y) {
        return inputs -> {
            int n = inputs.n();
            Object scale = inputs.type().array(new double[] {2.5});
            Object scaled = inputs.raw(x);
            Object added = inputs.raw(y);
            Object to = inputs.room(n);
            return () -> {
                KERNELS.binary(BinaryFunction.MUL, n, scaled, 0, 1, scale, 0, 0, to, 0, 1);
                KERNELS.binary(BinaryFunction.ADD, n, to, 0, 1, added, 0, 1, to, 0, 1);
                return to;
            };
        };
    }

    static Operation reduce(Reduction reduction, Vector x) {
        return inputs -> {
            int n = inputs.n();
            Object from = inputs.raw(x);
            Object to = inputs.room(1);
            return () -> {
                KERNELS.reduce(reduction, n, from, 0, 1, to, 0);
                return to;
            };
        };
    }

    static Operation argMax(Vector x) {
        return inputs -> {
            int n = inputs.n();
            Object from = inputs.raw(x);
            return () -> KERNELS.argMax(n, from, 0, 1);
        };
    }

    static Operation dot(Vector x, Vector y) {
        return inputs -> {
            int n = inputs.n();
            Object left = inputs.raw(x);
            Object right = inputs.raw(y);
            Object to = inputs.room(1);
            return () -> {
                KERNELS.gemm(1, 1, n, 1, left, 0, n, 1, right, 0, 1, 1, 0, to, 0, 1, 1);
                return to;
            };
        };
    }

    static Operation matrixTimesVector() {
        return inputs -> {
            int rows = inputs.lengths()[0];
            int columns = inputs.lengths()[1];
            Object a = inputs.type().array(inputs.left(rows, columns));
            Object x = inputs.type().array(Vector.SIGNED.values(columns));
            Object to = inputs.room(rows);
            return () -> {
                KERNELS.gemm(rows, 1, columns, 1, a, 0, columns, 1, x, 0, 1, 1, 0, to, 0, 1, 1);
                return to;
            };
        };
    }
}
