package io.cotangent.solve;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.error.ConvergenceException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** A solver that the user wrote, on trees; what it finds is checked. */
final class UserSolver implements Solver {
    private final Kind kind;
    private final Object owner;
    private final BinaryOperator<Object> solver;
    private final Unknowns structure;
    private final double accepted;

    /**
     * A user's solver.
     *
     * @param owner its function object, which tells it from others
     * @param solver takes a function of a tree and the start
     * @param structure a tree of the unknowns' structure
     * @param accepted the largest residual, as a part of one more than that at the start
     */
    UserSolver(
            Kind kind,
            Object owner,
            BinaryOperator<Object> solver,
            Unknowns structure,
            double accepted) {
        this.kind = kind;
        this.owner = owner;
        this.solver = solver;
        this.structure = structure;
        this.accepted = accepted;
    }

    @Override
    public NDArray[] solve(Equation equation, NDArray... start) {
        UnaryOperator<Object> function =
                x -> {
                    NDArray[] values = equation.function(structure.like(x, "the argument"));
                    return kind == Kind.MINIMUM ? values[0] : structure.with(values);
                };
        Object found = solver.apply(function, structure.with(start));
        NDArray[] x = Unknowns.numbers(structure.like(found, "the solver's result"));
        check(norm(equation.condition(x)), norm(equation.condition(start)));
        return x;
    }

    private static double norm(NDArray... arrays) {
        double squares = 0;
        for (NDArray array : Unknowns.numbers(arrays)) {
            squares += Unknowns.numbers(array.astype(DType.FLOAT64).square().sum())[0].doubleAt(0);
        }
        return Math.sqrt(squares);
    }

    private void check(double residual, double before) {
        if (residual <= accepted * (1 + before)) {
            return;
        }
        String what =
                switch (kind) {
                    case ROOT -> "root: the solver's result is no root: the function's norm there";
                    case FIXED_POINT ->
                            "fixedPoint: the solver's result is no fixed point: the function's change of it";
                    case MINIMUM ->
                            "argmin: the solver's result is no minimum: the gradient's norm there";
                };
        throw new ConvergenceException(
                String.format(
                        Locale.ROOT,
                        "%s is %.3g, and %.3g at the start, so derivatives would be wrong: let it go on, or"
                                + " allow more with ImplicitOptions.withResidual",
                        what,
                        residual,
                        before),
                residual,
                0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserSolver same
                && kind == same.kind
                && owner.equals(same.owner)
                && accepted == same.accepted
                && Arrays.equals(structure.types(), same.structure.types());
    }

    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + kind.hashCode();
    }
}
