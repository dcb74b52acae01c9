package io.cotangent.implicit;

import io.cotangent.NDArray;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.solve.Definition;
import io.cotangent.solve.FixedPointSearch;
import io.cotangent.solve.Kind;
import io.cotangent.solve.LinearSystem;
import io.cotangent.solve.NewtonSearch;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Solutions of equations, differentiable in whatever the equations depend on. */
@SuppressWarnings("unchecked") // solutions have the types of where their search starts
public final class Implicit {
    private Implicit() {}

    /**
     * As {@link #linearSolve(Fn1, Object, LinearSolver)}, by the operator's matrix where there are
     * up to 128 unknowns, and by GMRES where there are more.
     */
    public static <X> X linearSolve(Fn1<X, X> operator, X right) {
        return linearSolve(operator, right, LinearSolver.automatic());
    }

    /**
     * The x for which {@code operator(x) = right}, without a matrix.
     *
     * <pre>{@code
     * // (A'A + c) x = b
     * NDArray x = Implicit.linearSolve(
     *         v -> a.transpose().matmul(a.matmul(v)).add(v.mul(c)), b, LinearSolver.conjugateGradients());
     * }</pre>
     *
     * <p>It is differentiable in the right-hand side and in all that the operator uses: with A x =
     * b, the tangent solves A dx = db - dA x, and the cotangent of b the transposed system. In a
     * batch, each system converges for itself.
     *
     * @param operator a linear function of marked code, from trees of arrays to trees of the same
     *     structure, shapes and types
     * @param right a tree of floating-point arrays
     * @throws io.cotangent.error.DomainException where the operator is not linear, or its matrix is
     *     singular, or not positive definite though the method needs it
     * @throws io.cotangent.error.ConvergenceException where the method does not come to a residual
     *     within the tolerance
     * @throws io.cotangent.error.TreeException where the operator's value does not have the types
     *     of its argument
     */
    public static <X> X linearSolve(Fn1<X, X> operator, X right, LinearSolver solver) {
        return (X) LinearSystem.solve(x -> operator.apply((X) x), operator, right, solver);
    }

    /** As {@link #root(Fn2, Object, Object, Newton)}, with the usual settings. */
    public static <X, P> X root(Fn2<X, P, X> function, X start, P parameters) {
        return root(function, start, parameters, Newton.method());
    }

    /**
     * The x for which {@code function(x, parameters)} is zero, by Newton's method.
     *
     * <pre>{@code
     * // Kepler's equation: the eccentric anomaly
     * NDArray e = Implicit.root((x, p) -> x.sub(p.eccentricity().mul(x.sin())).sub(p.mean()), start, p);
     * }</pre>
     *
     * <p>It is differentiable in the parameters and in whatever else the function uses, to any
     * order; where the search starts, and how it goes, does not count. In a batch, each element has
     * a search of its own.
     *
     * @param function of marked code; takes and gives trees of one structure, and arrays of one
     *     shape and type
     * @param start a tree of floating-point arrays
     * @param parameters any tree of arrays
     * @throws io.cotangent.error.ConvergenceException where Newton's method does not come to a root
     * @throws io.cotangent.error.DomainException where the derivative is singular
     * @throws io.cotangent.error.TreeException where the function's value does not have the types
     *     of the unknowns
     */
    public static <X, P> X root(Fn2<X, P, X> function, X start, P parameters, Newton method) {
        return (X)
                definition(Kind.ROOT, function, start, parameters)
                        .by(new NewtonSearch(method), method.linear());
    }

    /** As {@link #root(Fn2, Fn2, Object, Object, ImplicitOptions)}, with the usual options. */
    public static <X, P> X root(
            Fn2<X, P, X> function, Fn2<Fn1<X, X>, X, X> solver, X start, P parameters) {
        return root(function, solver, start, parameters, ImplicitOptions.standard());
    }

    /**
     * As {@link #root(Fn2, Object, Object, Newton)}, by a solver of one's own: any code, which is
     * not differentiated.
     *
     * @param solver takes the function at these parameters, and the start, to the root; it sees
     *     numbers
     * @throws io.cotangent.error.ConvergenceException where what it gives is no root
     */
    public static <X, P> X root(
            Fn2<X, P, X> function,
            Fn2<Fn1<X, X>, X, X> solver,
            X start,
            P parameters,
            ImplicitOptions options) {
        return (X)
                definition(Kind.ROOT, function, start, parameters)
                        .by(solver(solver), solver, options);
    }

    /**
     * As {@link #fixedPoint(Fn2, Object, Object, FixedPointIteration, LinearSolver)}, by the plain
     * iteration.
     */
    public static <X, P> X fixedPoint(Fn2<X, P, X> function, X start, P parameters) {
        return fixedPoint(
                function, start, parameters, FixedPointIteration.plain(), LinearSolver.automatic());
    }

    /**
     * The x for which {@code x = function(x, parameters)}, by iteration. Derivatives are as {@link
     * #root(Fn2, Object, Object, Newton)}'s of {@code function(x, parameters) - x}: by one linear
     * system, however many iterations there were.
     *
     * @param linear how the linear systems of derivatives are solved
     * @throws io.cotangent.error.ConvergenceException where the iteration does not end
     * @throws io.cotangent.error.TreeException where the function's value does not have the types
     *     of the unknowns
     */
    public static <X, P> X fixedPoint(
            Fn2<X, P, X> function,
            X start,
            P parameters,
            FixedPointIteration iteration,
            LinearSolver linear) {
        return (X)
                definition(Kind.FIXED_POINT, function, start, parameters)
                        .by(new FixedPointSearch(iteration), linear);
    }

    /** As {@link #argmin(Fn2, Fn2, Object, Object, ImplicitOptions)}, with the usual options. */
    public static <X, P> X argmin(
            Fn2<X, P, NDArray> function, Fn2<Fn1<X, NDArray>, X, X> solver, X start, P parameters) {
        return argmin(function, solver, start, parameters, ImplicitOptions.standard());
    }

    /**
     * The x where {@code function(x, parameters)} is least, which a solver finds: any code, such as
     * an optimiser, which is not differentiated.
     *
     * <pre>{@code
     * // weights for a regularisation, to be differentiated in that
     * NDArray w = Implicit.argmin(loss, (f, start) -> Lbfgs.minimize(f, start).point(), zeros, lambda);
     * }</pre>
     *
     * <p>Derivatives follow from the gradient in x, which is zero there: as {@link #root(Fn2,
     * Object, Object, Newton)}'s of that gradient. The Hessian there must not be singular.
     *
     * @param function of marked code, whose value is one number
     * @param solver takes the function at these parameters, and the start, to the minimum
     * @throws io.cotangent.error.ConvergenceException where the gradient at what the solver gives
     *     is not small
     * @throws io.cotangent.error.NotScalarException where the function's value is not one number
     */
    public static <X, P> X argmin(
            Fn2<X, P, NDArray> function,
            Fn2<Fn1<X, NDArray>, X, X> solver,
            X start,
            P parameters,
            ImplicitOptions options) {
        return (X)
                definition(Kind.MINIMUM, function, start, parameters)
                        .by(solver(solver), solver, options);
    }

    private static <X, P> Definition definition(
            Kind kind, Fn2<X, P, ?> function, X start, P parameters) {
        return new Definition(
                kind, (x, p) -> function.apply((X) x, (P) p), function, start, parameters);
    }

    private static <X, R> BinaryOperator<Object> solver(Fn2<Fn1<X, R>, X, X> solver) {
        return (f, x) -> {
            UnaryOperator<Object> function = (UnaryOperator<Object>) f;
            return solver.apply(y -> (R) function.apply(y), (X) x);
        };
    }
}
