package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.error.AgentMissingException;
import io.cotangent.error.NotScalarException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.implicit.ImplicitOptions;
import io.cotangent.implicit.LinearSolver;
import io.cotangent.op.Ops;
import io.cotangent.trace.Recorded;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

/** What is defined by a user's function of unknowns and parameters, which are trees. */
public final class Definition {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final Kind kind;
    private final BinaryOperator<Object> function;
    private final String name;
    private final Unknowns start;
    private final Unknowns parameters;

    /**
     * A definition.
     *
     * @param function takes unknowns and parameters
     * @param owner the user's function object, for messages
     */
    public Definition(
            Kind kind,
            BinaryOperator<Object> function,
            Object owner,
            Object start,
            Object parameters) {
        this.kind = kind;
        this.function = function;
        this.name = UserCode.nameOf(owner);
        this.start = Unknowns.floating(start, "the start");
        this.parameters = Unknowns.of(parameters, "the parameters");
    }

    /** The solution that a user's solver finds. */
    public Object by(BinaryOperator<Object> solver, Object owner, ImplicitOptions options) {
        UserSolver checked =
                new UserSolver(
                        kind,
                        owner,
                        solver,
                        new Unknowns(start.tree(), start.zeros()),
                        options.residual());
        return by(checked, options.linear());
    }

    /**
     * The solution that a solver finds. Where the function looks at numbers, the solution is found
     * now, and the program is that of the path taken there; otherwise the search is an operation.
     *
     * @param linear how linear systems of derivatives are solved
     */
    public Object by(Solver solver, LinearSolver linear) {
        if (!Weaving.isActive()) {
            return start.with(solver.solve(new Plain(), start.arrays()));
        }
        Recorded recorded = record(start.arrays());
        if (recorded.isObserved()) {
            Equation equation = new Following(Unknowns.numbers(parameters.arrays()));
            NDArray[] found = solver.solve(equation, Unknowns.numbers(start.arrays()));
            return implicit(found, posed(record(found)), linear);
        }
        Problem.Posed posed = posed(recorded);
        Search search = new Search(posed.problem(), solver);
        NDArray[] found = OPS.applyAll(search, joined(start.arrays(), posed.rest()));
        return implicit(found, posed, linear);
    }

    private Object implicit(NDArray[] found, Problem.Posed posed, LinearSolver linear) {
        ImplicitValue value = new ImplicitValue(posed.problem(), 0, linear);
        return start.with(OPS.applyAll(value, joined(found, posed.rest())));
    }

    private Recorded record(NDArray... x) {
        return Recording.observed(
                name,
                traced ->
                        values(
                                Arrays.copyOf(traced, start.count()),
                                Arrays.copyOfRange(traced, start.count(), traced.length)),
                joined(x, List.of(parameters.arrays())));
    }

    private Problem.Posed posed(Recorded recorded) {
        return Problem.Posed.of(
                kind, recorded.program(), start.count(), List.of(parameters.arrays()));
    }

    private static NDArray[] joined(NDArray[] first, List<NDArray> second) {
        List<NDArray> all = new ArrayList<>(Arrays.asList(first));
        all.addAll(second);
        return all.toArray(NDArray[]::new);
    }

    /** What the user's function gives. */
    private NDArray[] values(NDArray[] x, NDArray... p) {
        Object value = function.apply(start.with(x), parameters.with(p));
        if (kind != Kind.MINIMUM) {
            return start.like(value, "the function's value");
        }
        Unknowns loss = Unknowns.floating(value, "the function's value");
        if (loss.count() != 1 || loss.arrays()[0].size() != 1) {
            throw new NotScalarException(
                    "argmin: the function's value must be one number, but is "
                            + (loss.count() == 1
                                    ? Ops.typeOf(loss.arrays()[0])
                                    : loss.count() + " arrays")
                            + ": reduce it (sum, mean, …)");
        }
        return loss.arrays();
    }

    /** The equation of a function that looks at numbers: each point has a program of its own. */
    private final class Following implements Equation {
        private final NDArray[] p;

        Following(NDArray... p) {
            this.p = p;
        }

        private Problem.Posed at(NDArray... x) {
            Recorded recorded = Recording.observed(name, traced -> values(traced, p), x);
            Problem.Posed posed = Problem.Posed.of(kind, recorded.program(), x.length, List.of());
            NDArray[] rest = posed.rest().toArray(NDArray[]::new);
            return new Problem.Posed(posed.problem(), List.of(Unknowns.numbers(rest)));
        }

        @Override
        public NDArray[] function(NDArray... x) {
            return at(x).function(x);
        }

        @Override
        public NDArray[] condition(NDArray... x) {
            return at(x).condition(x);
        }

        @Override
        public LinearOperator slope(Packing packing, NDArray... x) {
            return at(x).slope(packing, x);
        }
    }

    /** The equation where nothing can be differentiated. */
    private final class Plain implements Equation {
        @Override
        public NDArray[] function(NDArray... x) {
            return values(x, parameters.arrays());
        }

        @Override
        public NDArray[] condition(NDArray... x) {
            return switch (kind) {
                case ROOT -> function(x);
                case FIXED_POINT -> Kind.difference(function(x), x);
                case MINIMUM -> new NDArray[0]; // Whether it is one, derivatives would say.
            };
        }

        @Override
        public LinearOperator slope(Packing packing, NDArray... x) {
            throw new AgentMissingException(
                    "Newton's method needs derivatives, and this JVM runs without the agent: start it with java"
                            + " -javaagent:cotangent-agent.jar --add-modules jdk.incubator.vector …, or give a solver");
        }
    }
}
