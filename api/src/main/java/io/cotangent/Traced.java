package io.cotangent;

import io.cotangent.error.PathException;
import io.cotangent.error.Weaving;
import io.cotangent.function.Args;
import io.cotangent.function.Fn1;
import io.cotangent.path.Outcome;
import io.cotangent.path.Route;
import io.cotangent.trace.Program;
import io.cotangent.trace.Seen;
import java.util.List;

/**
 * The path that a function took at some arguments, as a program; made by {@link Cotangent#trace}.
 *
 * <p>It can be printed, looked into, and run at other arguments, with derivatives, without the
 * user's code. Arguments of functions of several come in one object, as in {@code
 * traced.apply(args(x, b))}. It is a function itself, which may be handed to every transformation
 * ({@code grad(traced)}) and called in functions that are being differentiated.
 *
 * <p>The program is that of one path. {@link #apply} and the derivatives refuse arguments that
 * might lead along another one, with a {@link PathException}: arguments of another structure, of
 * other types or shapes, with other values of what is no array, and those at which a look at
 * numbers sees others than the very ones that it saw. What the function read besides its arguments,
 * such as fields, is taken as it was when it was traced.
 *
 * @param <A> the type of the argument, or {@code Args2} … {@code Args6} of those of several
 * @param <R> the type of the result
 */
public final class Traced<A, R> implements Fn1<A, R> {
    private final int arity;
    private final Object owner;
    private final Route route;

    Traced(Derivatives<R> function, Object... arguments) {
        Weaving.require("traces");
        this.arity = function.arity();
        this.owner = function.owner();
        this.route = Route.of(function.body(), owner, arguments);
    }

    /**
     * The value at other arguments.
     *
     * @throws PathException where the path might be another one
     */
    @Override
    @SuppressWarnings("unchecked") // the outline of the result is that of the function's
    public R apply(A arguments) {
        if (!route.recorded().failures().isEmpty()) {
            throw refused(route.obstacle().text() + ": nothing tells when it would fail again");
        }
        Object[] all = arity == 1 ? new Object[] {arguments} : ((Args) arguments).toArray();
        return switch (route.replay(all)) {
            case Outcome.Value(Object value) -> (R) value;
            case Outcome.Miss miss ->
                    throw refused(miss.mismatch().text() + ": the function may take another path");
        };
    }

    private static PathException refused(String why) {
        return new PathException(
                "a traced function cannot be replayed here, because "
                        + why
                        + "; trace it at these arguments, or use Cotangent.compile, which does so"
                        + " where it is necessary");
    }

    /**
     * The value, and the derivative in the direction {@code tangent}.
     *
     * @throws PathException where the path might be another one
     */
    public Jvp<R> jvp(A arguments, A tangent) {
        return derivatives().recordedJvp(new Object[] {arguments}, tangent);
    }

    /**
     * The value, and the map that takes a cotangent of it to one of the arguments.
     *
     * @throws PathException where the path might be another one
     */
    public Vjp<R, A> vjp(A arguments) {
        return derivatives().vjp(arguments);
    }

    @SuppressWarnings("unchecked") // the argument is the one that a derivative was asked at
    private Derivatives<R> derivatives() {
        return new Derivatives<>(1, all -> apply((A) all[0]), owner);
    }

    /**
     * What a run costs, step by step: the time of each, the memory, and the lines of the user's
     * code that it comes from. Derivatives are profiled as functions: {@code trace(grad(f),
     * x).profile(x)}. The function is run some twenty times.
     *
     * @throws PathException where the path might be another one
     */
    public Profile profile(A arguments) {
        apply(arguments);
        return route.profile(arity == 1 ? new Object[] {arguments} : ((Args) arguments).toArray());
    }

    /** The program of the results: equations, types, places in the source. */
    public Program program() {
        return route.recorded().program();
    }

    /** What was looked at on the way, in order: the places, and the numbers seen. */
    public List<Seen> observations() {
        return route.recorded().observations();
    }

    /** The program with the looks at numbers, as lines with types and the user's source lines. */
    @Override
    public String toString() {
        return route.recorded().toString();
    }

    /** The same as a graph in the language of Graphviz. */
    public String toDot() {
        return route.recorded().toDot();
    }

    /** The same as a flowchart in the language of Mermaid. */
    public String toMermaid() {
        return route.recorded().toMermaid();
    }
}
