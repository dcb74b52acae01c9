package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.error.DomainException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.implicit.LinearSolver;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recorded;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Transposition;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A linear system whose operator is a user's function of a tree. */
public final class LinearSystem {
    private LinearSystem() {}

    /**
     * The tree that an operator takes to {@code right}.
     *
     * @param owner the user's function object, for messages
     */
    public static Object solve(
            UnaryOperator<Object> operator, Object owner, Object right, LinearSolver settings) {
        Unknowns unknowns = Unknowns.floating(right, "the right-hand side");
        UnaryOperator<NDArray[]> function =
                arrays ->
                        unknowns.like(
                                operator.apply(unknowns.with(arrays)), "the operator's value");
        if (!Weaving.isActive()) {
            LinearOperator plain = new FunctionOperator(function, new Packing(unknowns.types(), 0));
            LinearSolve.requireLinear(plain);
            NDArray vectors = plain.packing().pack(unknowns.arrays());
            return unknowns.with(plain.packing().unpack(Solution.of(plain, vectors, settings)));
        }
        Program program = linear(UserCode.nameOf(owner), function, unknowns);
        LinearSolve solve = new LinearSolve(program, unknowns.count(), 0, settings, false);
        return unknowns.with(
                solve.apply(Tracer.at(Site.UNKNOWN), List.of(unknowns.arrays()), List.of()));
    }

    private static Program linear(
            String name, UnaryOperator<NDArray[]> function, Unknowns unknowns) {
        Recorded recorded = Recording.observed(name, function, unknowns.zeros());
        if (recorded.isObserved()) {
            throw notLinear("it looks at the numbers of its argument, " + looked(recorded));
        }
        boolean[] linear = new boolean[unknowns.count()];
        Arrays.fill(linear, true);
        try {
            Transposition.of(recorded.program(), linear, 0);
        } catch (IllegalStateException e) { // This is how operations say it.
            throw notLinear(e.getMessage());
        }
        return recorded.program();
    }

    private static String looked(Recorded recorded) {
        return (recorded.observations().isEmpty() ? recorded.failures() : recorded.observations())
                .getFirst()
                .toString();
    }

    private static DomainException notLinear(String why) {
        return new DomainException(
                "linearSolve: the operator is not linear: "
                        + why
                        + "; a linear function adds and scales its argument, and may do what it likes to other values;"
                        + " for other equations there is Implicit.root");
    }
}
