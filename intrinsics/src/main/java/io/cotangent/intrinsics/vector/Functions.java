package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.intrinsics.UnaryFunction;
import java.util.List;
import java.util.Optional;

/**
 * What the library's functions compute in each lane: the one place that says so.
 *
 * <p>Functions of {@code float}s are computed with {@code double}s and rounded, unless they are
 * exact or worth an expression of their own.
 */
final class Functions {
    private static final Lane A = Lane.input(0);
    private static final Lane B = Lane.input(1);
    private static final Arithmetic DOUBLES = new Arithmetic(Format.F64);
    private static final Arithmetic FLOATS = new Arithmetic(Format.F32);

    private Functions() {}

    /** A function of one number; none if it is computed only one by one. */
    static Optional<Definition> of(UnaryFunction f, Elements elements) {
        return define(
                f,
                List.of(elements),
                elements,
                elements == Elements.FLOAT ? inFloats(f) : Optional.empty(),
                inDoubles(f));
    }

    /** A function of two numbers; none if it is computed only one by one. */
    static Optional<Definition> of(BinaryFunction f, Elements elements) {
        return define(
                f,
                List.of(elements, elements),
                elements,
                elements == Elements.FLOAT ? inFloats(f) : Optional.empty(),
                inDoubles(f));
    }

    private static Optional<Definition> define(
            Enum<?> f,
            List<Elements> operands,
            Elements result,
            Optional<Lane> floats,
            Optional<Lane> doubles) {
        Format format = floats.isPresent() ? Format.F32 : Format.F64;
        return floats.or(() -> doubles)
                .map(lane -> new Definition(name(f, result), format, operands, result, lane));
    }

    /** A comparison of numbers. */
    static Optional<Definition> of(Comparison comparison, Elements elements) {
        return Optional.of(
                new Definition(
                        name(comparison, elements),
                        elements.format(),
                        List.of(elements, elements),
                        Elements.BOOLEAN,
                        new Mask.Compare(comparison, A, B)));
    }

    /** One of two numbers, by a truth value. */
    static Optional<Definition> select(Elements elements) {
        return Optional.of(
                new Definition(
                        "Select" + elements,
                        elements.format(),
                        List.of(Elements.BOOLEAN, elements, elements),
                        elements,
                        new Mask.Input(0).select(B, Lane.input(2))));
    }

    private static String name(Enum<?> f, Elements elements) {
        return f.name() + "_" + elements;
    }

    /** A function of one number that takes a few operations and has no rare lanes; else none. */
    static Optional<Lane> cheap(UnaryFunction f, Format format, Lane x) {
        return arithmetic(f, format.isDouble() ? DOUBLES : FLOATS, x);
    }

    /** A function of two numbers that takes a few operations and has no rare lanes; else none. */
    static Optional<Lane> cheap(BinaryFunction f, Format format, Lane a, Lane b) {
        return switch (f) {
            case FLOOR_DIV, MOD, FMOD -> Optional.empty();
            default -> arithmetic(f, format.isDouble() ? DOUBLES : FLOATS, a, b);
        };
    }

    private static Optional<Lane> arithmetic(UnaryFunction f, Arithmetic numbers, Lane x) {
        Lane result =
                switch (f) {
                    case NEG -> x.neg();
                    case ABS -> x.abs();
                    case SIGN -> numbers.sign(x);
                    case SQRT -> x.sqrt();
                    case SQUARE -> x.mul(x);
                    case RECIPROCAL -> Lane.of(1).div(x);
                    case FLOOR -> numbers.floor(x);
                    case CEIL -> numbers.ceil(x);
                    case TRUNC -> numbers.trunc(x);
                    case ROUND -> numbers.round(x);
                    default -> null;
                };
        return Optional.ofNullable(result);
    }

    private static Optional<Lane> arithmetic(BinaryFunction f, Arithmetic numbers, Lane a, Lane b) {
        Lane result =
                switch (f) {
                    case ADD -> a.add(b);
                    case SUB -> a.sub(b);
                    case MUL -> a.mul(b);
                    case DIV -> a.div(b);
                    case MAX -> a.max(b);
                    case MIN -> a.min(b);
                    case FLOOR_DIV -> numbers.floorDiv(a, b);
                    case MOD -> numbers.mod(a, b);
                    case FMOD -> numbers.fmod(a, b);
                    case COPYSIGN -> numbers.copySign(a, b);
                    default -> null;
                };
        return Optional.ofNullable(result);
    }

    private static Optional<Lane> inFloats(UnaryFunction f) {
        Lane result =
                switch (f) {
                    case RSQRT -> Roots.FLOATS.rsqrt(A);
                    case CBRT -> Roots.FLOATS.cbrt(A);
                    case EXP -> Exponentials.FLOATS.exp(A);
                    case EXP2 -> Exponentials.FLOATS.exp2(A);
                    case EXPM1 -> Exponentials.FLOATS.expm1(A);
                    case LOG -> FloatLogarithms.log(A);
                    case LOG2 -> FloatLogarithms.log2(A);
                    case LOG10 -> Logarithms.FLOATS.log10(A);
                    case LOG1P -> FloatLogarithms.log1p(A);
                    case SIN -> Trigonometry.FLOATS.sin(A);
                    case COS -> Trigonometry.FLOATS.cos(A);
                    case TAN -> Trigonometry.FLOATS.tan(A);
                    case SINH -> Hyperbolics.FLOATS.sinh(A);
                    case COSH -> Hyperbolics.FLOATS.cosh(A);
                    case ASIN -> InverseFunctions.FLOATS.asin(A);
                    case ACOS -> InverseFunctions.FLOATS.acos(A);
                    case ATAN -> InverseFunctions.FLOATS.atan(A);
                    case ASINH -> LogarithmicInverses.FLOATS.asinh(A);
                    case ACOSH -> LogarithmicInverses.FLOATS.acosh(A);
                    case ATANH -> LogarithmicInverses.FLOATS.atanh(A);
                    case TANH -> HyperbolicTangent.floats(A);
                    case SIGMOID -> Exponentials.FLOATS.sigmoid(A);
                    case SOFTPLUS -> Logarithms.FLOATS.softplus(A);
                    case ERF -> FloatErrorFunctions.erf(A);
                    default -> null;
                };
        return arithmetic(f, FLOATS, A).or(() -> Optional.ofNullable(result));
    }

    private static Optional<Lane> inFloats(BinaryFunction f) {
        Lane result =
                switch (f) {
                    case POW -> Powers.FLOATS.pow(A, B);
                    case LOGADDEXP -> Logarithms.FLOATS.logAddExp(A, B);
                    case ATAN2 -> InverseFunctions.FLOATS.atan2(A, B);
                    case HYPOT -> Roots.FLOATS.hypot(A, B);
                    default -> null;
                };
        return arithmetic(f, FLOATS, A, B).or(() -> Optional.ofNullable(result));
    }

    private static Optional<Lane> inDoubles(UnaryFunction f) {
        Lane result =
                switch (f) {
                    case RSQRT -> Roots.DOUBLES.rsqrt(A);
                    case CBRT -> Roots.DOUBLES.cbrt(A);
                    case EXP -> Exponentials.DOUBLES.exp(A);
                    case EXP2 -> Exponentials.DOUBLES.exp2(A);
                    case EXPM1 -> Exponentials.DOUBLES.expm1(A);
                    case LOG -> Logarithms.DOUBLES.log(A);
                    case LOG2 -> Logarithms.DOUBLES.log2(A);
                    case LOG10 -> Logarithms.DOUBLES.log10(A);
                    case LOG1P -> Logarithms.DOUBLES.log1p(A);
                    case SIN -> Trigonometry.DOUBLES.sin(A);
                    case COS -> Trigonometry.DOUBLES.cos(A);
                    case TAN -> Trigonometry.DOUBLES.tan(A);
                    case SINH -> Hyperbolics.DOUBLES.sinh(A);
                    case COSH -> Hyperbolics.DOUBLES.cosh(A);
                    case TANH -> HyperbolicTangent.doubles(A);
                    case SIGMOID -> Exponentials.DOUBLES.sigmoid(A);
                    case SOFTPLUS -> Logarithms.DOUBLES.softplus(A);
                    case ASIN -> InverseFunctions.DOUBLES.asin(A);
                    case ACOS -> InverseFunctions.DOUBLES.acos(A);
                    case ATAN -> InverseFunctions.DOUBLES.atan(A);
                    case ASINH -> LogarithmicInverses.DOUBLES.asinh(A);
                    case ACOSH -> LogarithmicInverses.DOUBLES.acosh(A);
                    case ATANH -> LogarithmicInverses.DOUBLES.atanh(A);
                    case ERF -> ErrorFunctions.erf(A);
                    case ERFC -> ErrorFunctions.erfc(A);
                    case LGAMMA -> GammaFunctions.lgamma(A);
                    case DIGAMMA -> GammaFunctions.digamma(A);
                    default -> null;
                };
        return arithmetic(f, DOUBLES, A).or(() -> Optional.ofNullable(result));
    }

    private static Optional<Lane> inDoubles(BinaryFunction f) {
        Lane result =
                switch (f) {
                    case POW -> Powers.DOUBLES.pow(A, B);
                    case LOGADDEXP -> Logarithms.DOUBLES.logAddExp(A, B);
                    case ATAN2 -> InverseFunctions.DOUBLES.atan2(A, B);
                    case HYPOT -> Roots.DOUBLES.hypot(A, B);
                    default -> null;
                };
        return arithmetic(f, DOUBLES, A, B).or(() -> Optional.ofNullable(result));
    }
}
