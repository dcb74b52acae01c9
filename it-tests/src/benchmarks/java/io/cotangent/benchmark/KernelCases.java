package io.cotangent.benchmark;

import static io.cotangent.benchmark.Inputs.Vector.ABOVE_ONE;
import static io.cotangent.benchmark.Inputs.Vector.OTHER;
import static io.cotangent.benchmark.Inputs.Vector.POSITIVE;
import static io.cotangent.benchmark.Inputs.Vector.SIGNED;
import static io.cotangent.benchmark.Inputs.Vector.WITHIN_ONE;

import io.cotangent.NDArray;
import io.cotangent.benchmark.Inputs.Vector;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.Reduction;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Single operations. A new one needs a line here and one in {@code kernels.py}. */
final class KernelCases {
    private static final List<ElementType> BOTH = List.of(ElementType.values());
    private static final List<String> LENGTHS = List.of("1000", "1000000");
    private static final List<String> SQUARE = List.of("1024x1024");
    private static final List<String> THOUSAND_SQUARED = List.of("1000x1000");
    private static final List<String> PRODUCTS = List.of("64", "256", "512", "1024", "128x784x512");

    private static final List<Entry> ENTRIES =
            List.of(
                    entry("W9", "gemm", PRODUCTS, Eager.matrixProduct()),
                    unary("W10", "exp", SIGNED),
                    unary("W10", "log", POSITIVE),
                    unary("W10", "sin", SIGNED),
                    unary("W10", "cos", SIGNED),
                    unary("W10", "tanh", SIGNED),
                    unary("W10", "sigmoid", SIGNED),
                    unary("W10", "sqrt", POSITIVE),
                    unary("W10", "erf", SIGNED),
                    unary("W10", "lgamma", POSITIVE),
                    reduction("W10", "sum", Reduction.SUM, POSITIVE),
                    entry(
                            "W10",
                            "a*x+y",
                            LENGTHS,
                            Eager.binary((x, y) -> x.mul(2.5).add(y), SIGNED, POSITIVE),
                            Raw.scaleAndAdd(SIGNED, POSITIVE)),
                    unary("K", "expm1", SIGNED),
                    unary("K", "log1p", POSITIVE),
                    unary("K", "log2", POSITIVE),
                    unary("K", "tan", SIGNED),
                    unary("K", "asin", WITHIN_ONE),
                    unary("K", "acos", WITHIN_ONE),
                    unary("K", "atan", SIGNED),
                    unary("K", "sinh", SIGNED),
                    unary("K", "cosh", SIGNED),
                    unary("K", "asinh", SIGNED),
                    unary("K", "acosh", ABOVE_ONE),
                    unary("K", "atanh", WITHIN_ONE),
                    unary("K", "softplus", SIGNED),
                    unary("K", "cbrt", SIGNED),
                    unary("K", "rsqrt", POSITIVE),
                    binary("pow", BinaryFunction.POW, NDArray::pow, POSITIVE, OTHER),
                    binary("atan2", BinaryFunction.ATAN2, NDArray::atan2, SIGNED, OTHER),
                    binary("hypot", BinaryFunction.HYPOT, NDArray::hypot, SIGNED, OTHER),
                    binary("add", BinaryFunction.ADD, NDArray::add, SIGNED, OTHER),
                    binary("mul", BinaryFunction.MUL, NDArray::mul, SIGNED, OTHER),
                    binary("div", BinaryFunction.DIV, NDArray::div, SIGNED, POSITIVE),
                    binary("maximum", BinaryFunction.MAX, NDArray::maximum, SIGNED, OTHER),
                    comparison("lt", Comparison.LT, NDArray::lt),
                    comparison("eq", Comparison.EQ, NDArray::eq),
                    reduction("K", "max", Reduction.MAX, SIGNED),
                    entry(
                            "K",
                            "argmax",
                            LENGTHS,
                            Eager.vector(NDArray::argmax, SIGNED),
                            Raw.argMax(SIGNED)),
                    entry(
                            "K",
                            "dot",
                            LENGTHS,
                            Eager.binary(NDArray::dot, SIGNED, OTHER),
                            Raw.dot(SIGNED, OTHER)),
                    entry("K", "sum-axis0", THOUSAND_SQUARED, Eager.matrix(x -> x.sum(0))),
                    entry("K", "sum-axis1", THOUSAND_SQUARED, Eager.matrix(x -> x.sum(1))),
                    entry("K", "add-row", THOUSAND_SQUARED, Eager.matrixPlusRow()),
                    entry("K", "add-column", THOUSAND_SQUARED, Eager.matrixPlusColumn()),
                    entry(
                            "K",
                            "add-transposed",
                            THOUSAND_SQUARED,
                            Eager.matrix(x -> x.add(x.transpose()))),
                    entry("K", "gemv", SQUARE, Eager.matrixTimesVector(), Raw.matrixTimesVector()),
                    entry(
                            "K",
                            "transpose-copy",
                            SQUARE,
                            Eager.matrix(x -> x.transpose().flatten())));

    private KernelCases() {}

    /** All operations, workload by workload. */
    static List<Entry> entries() {
        return ENTRIES;
    }

    private static Entry entry(String workload, String name, List<String> sizes, Operation eager) {
        return new Entry(workload, name, sizes, BOTH, Map.of(Variant.EAGER, eager));
    }

    private static Entry entry(
            String workload, String name, List<String> sizes, Operation eager, Operation out) {
        return new Entry(
                workload, name, sizes, BOTH, Map.of(Variant.EAGER, eager, Variant.OUT, out));
    }

    private static Entry unary(String workload, String name, Vector x) {
        return entry(workload, name, LENGTHS, Eager.unary(name, x), Raw.unary(name, x));
    }

    private static Entry binary(
            String name, BinaryFunction f, BinaryOperator<NDArray> method, Vector a, Vector b) {
        return entry("K", name, LENGTHS, Eager.binary(method, a, b), Raw.binary(f, a, b));
    }

    private static Entry comparison(
            String name, Comparison comparison, BinaryOperator<NDArray> method) {
        Operation eager = Eager.binary(method, SIGNED, OTHER);
        return entry("K", name, LENGTHS, eager, Raw.compare(comparison, SIGNED, OTHER));
    }

    private static Entry reduction(String workload, String name, Reduction reduction, Vector x) {
        Operation eager = Eager.vector(a -> reduction == Reduction.SUM ? a.sum() : a.max(), x);
        return entry(workload, name, LENGTHS, eager, Raw.reduce(reduction, x));
    }
}
