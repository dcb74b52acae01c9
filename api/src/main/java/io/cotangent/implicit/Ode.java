package io.cotangent.implicit;

import io.cotangent.NDArray;
import io.cotangent.function.Fn3;
import io.cotangent.ode.InitialValueProblem;

/** Solutions of ordinary differential equations, differentiable in all that they depend on. */
public final class Ode {
    private Ode() {}

    /** As {@link #odeint(Fn3, Object, NDArray, Object, OdeOptions)}, with the usual options. */
    public static <Y, P> Y odeint(
            Fn3<Y, NDArray, P, Y> slope, Y start, NDArray times, P parameters) {
        return odeint(slope, start, times, parameters, OdeOptions.standard());
    }

    /**
     * The solution of dy/dt = slope(y, t, parameters), at given times, by the method of Dormand and
     * Prince of order 5, with steps that keep to tolerances.
     *
     * <pre>{@code
     * record Animals(NDArray prey, NDArray predators) {}
     *
     * Animals all = Ode.odeint(
     *         (a, t, p) -> new Animals(
     *                 a.prey().mul(p.get(0).sub(a.predators().mul(p.get(1)))),
     *                 a.predators().mul(a.prey().mul(p.get(2)).sub(p.get(3)))),
     *         start, NDArray.linspace(0, 10, 101), p);
     * }</pre>
     *
     * <p>It is differentiable in the start, the times, the parameters, and in whatever else the
     * slope uses, to any order. The steps are not differentiated: tangents solve the variational
     * equation beside the state, cotangents the adjoint equation, backward in time, with the same
     * method and tolerances; what is kept for that is the solution at the given times. So
     * derivatives are those of the exact solution, up to the tolerance, rather than those of the
     * numbers that came out, bit by bit. Whoever wants the latter writes the steps with operations
     * of arrays, and {@link io.cotangent.Cotangent#iterate} where there are many.
     *
     * <p>In a batch all elements have the same steps, of which none makes an error that is larger
     * than an element's tolerance.
     *
     * @param slope of marked code; takes a state, the time, which is a scalar, and the parameters,
     *     to a tree of the state's structure and types
     * @param start the state at the first of the times: a tree of floating-point arrays
     * @param times a vector of times, all upward or all downward
     * @param parameters any tree of arrays
     * @return the states at all times: the state's tree, with one more axis in front of each array
     * @throws io.cotangent.error.StepSizeException where the method gives up, because the equation
     *     is stiff, or the solution does not exist
     * @throws io.cotangent.error.DomainException where the times are not in order
     * @throws io.cotangent.error.TreeException where the slope does not have the types of the state
     * @throws io.cotangent.error.LostDerivativeException where the slope looks at numbers, and
     *     something that it depends on is being differentiated
     */
    @SuppressWarnings("unchecked") // states and parameters have the types that they were given in
    public static <Y, P> Y odeint(
            Fn3<Y, NDArray, P, Y> slope, Y start, NDArray times, P parameters, OdeOptions options) {
        return (Y)
                new InitialValueProblem(
                                (y, t, p) -> slope.apply((Y) y, t, (P) p),
                                slope,
                                start,
                                times,
                                parameters,
                                options)
                        .solution();
    }
}
