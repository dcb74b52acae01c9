package io.cotangent.ode;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.error.DTypeException;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.ShapeException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.function.Fn3;
import io.cotangent.implicit.OdeOptions;
import io.cotangent.op.Ops;
import io.cotangent.solve.Unknowns;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recorded;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A differential equation of a user's function of trees, from given values on. */
public final class InitialValueProblem {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final Fn3<Object, NDArray, Object, Object> function;
    private final String name;
    private final Unknowns start;
    private final NDArray times;
    private final Unknowns parameters;
    private final OdeOptions options;

    /**
     * A problem.
     *
     * @param function takes a state, the time, and the parameters, to the state's slopes
     * @param owner the user's function object, for messages
     */
    public InitialValueProblem(
            Fn3<Object, NDArray, Object, Object> function,
            Object owner,
            Object start,
            NDArray times,
            Object parameters,
            OdeOptions options) {
        this.function = function;
        this.name = UserCode.nameOf(owner);
        this.start = Unknowns.floating(start, "the state");
        this.parameters = Unknowns.of(parameters, "the parameters");
        this.options = options;
        if (!times.dtype().isFloating()) {
            throw new DTypeException(
                    "odeint: times are "
                            + Ops.typeOf(times)
                            + ": use astype(DType.FLOAT64) on them");
        }
        if (times.rank() != 1 || times.size() == 0) {
            throw new ShapeException(
                    "odeint: times are "
                            + Ops.typeOf(times)
                            + ": give a vector of them, the first being that of the given state");
        }
        this.times = OPS.apply(new Ordered(), times);
    }

    /** The states at all times, along a new first axis of each array. */
    public Object solution() {
        if (!Weaving.isActive()) {
            return start.with(plainly());
        }
        NDArray time = OPS.get(times, 0);
        NDArray[] arguments =
                Stream.of(Arrays.stream(start.arrays()), Stream.of(time), parameters())
                        .flatMap(arrays -> arrays)
                        .toArray(NDArray[]::new);
        Recorded recorded = Recording.observed(name, this::slopes, arguments);
        if (!recorded.isObserved()) {
            return start.with(flow(recorded.program()));
        }
        if (Stream.concat(Stream.of(arguments), recorded.program().captured().stream())
                .anyMatch(array -> !(Replay.open(array) instanceof DenseArray))) {
            throw new LostDerivativeException(
                    "odeint: the right-hand side looks at numbers, "
                            + (recorded.observations().isEmpty()
                                            ? recorded.failures()
                                            : recorded.observations())
                                    .getFirst()
                            + ", so that what it computes depends on the way, and cannot be differentiated: use where,"
                            + " or integrate from event to event");
        }
        return start.with(plainly());
    }

    private Stream<NDArray> parameters() {
        return Arrays.stream(parameters.arrays());
    }

    /** The function on arrays: of the state, the time, and the parameters. */
    private NDArray[] slopes(NDArray... arrays) {
        int states = start.count();
        Object state = start.with(Arrays.copyOf(arrays, states));
        Object rest = parameters.with(Arrays.copyOfRange(arrays, states + 1, arrays.length));
        return start.like(function.apply(state, arrays[states], rest), "the slope");
    }

    /**
     * The solution as a {@link Flow}: from t to t + h, time is t + τ h, and slopes by τ are h times
     * those by time.
     */
    private NDArray[] flow(Program slopes) {
        int states = start.count();
        int intervals = times.size() - 1;
        List<NDArray> operands = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (NDArray array : start.arrays()) {
            ArrayType type = Ops.typeOf(array);
            ArrayType rest = type.withShape(type.shape().prepend(Math.max(0, intervals - 1)));
            NDArray first = OPS.expandDims(array, 0);
            operands.add(
                    intervals == 0
                            ? OPS.slice(first, 0, 0, 0)
                            : OPS.concat(0, first, OPS.zeros(rest)));
            parts.add(Part.state(Mode.JUMPED, 0, false));
        }
        NDArray from = OPS.slice(times, 0, 0, intervals);
        operands.add(from);
        operands.add(OPS.sub(OPS.slice(times, 0, 1, intervals + 1), from));
        parts.add(Part.input(0, false));
        parts.add(Part.input(0, false));
        parameters().forEach(operands::add);
        operands.addAll(slopes.captured());
        while (parts.size() < operands.size()) {
            parts.add(Part.constant(0, false));
        }
        NDArray[] ends =
                Flow.apply(
                        OPS, scaled(slopes.lifted(), states), parts, intervals, options, operands);
        NDArray[] all = new NDArray[states];
        for (int i = 0; i < states; i++) {
            all[i] = OPS.concat(0, OPS.expandDims(start.arrays()[i], 0), ends[i]);
        }
        return all;
    }

    /** Takes the state, τ, the interval's time t and length h, and what else there is. */
    private Program scaled(Program slopes, int states) {
        List<ArrayType> types = new ArrayList<>(List.of(slopes.inputTypes()));
        ArrayType time = types.get(states);
        types.addAll(states, List.of(time, time));
        return Recording.symbolic(
                "scaled",
                inputs -> {
                    NDArray[] inner = new NDArray[inputs.length - 2];
                    System.arraycopy(inputs, 0, inner, 0, states);
                    NDArray length = inputs[states + 2];
                    inner[states] = OPS.add(inputs[states + 1], OPS.mul(inputs[states], length));
                    System.arraycopy(
                            inputs, states + 3, inner, states + 1, inner.length - states - 1);
                    NDArray[] results = Replay.of(slopes, inner);
                    for (int i = 0; i < results.length; i++) {
                        NDArray factor = OPS.astype(length, results[i].dtype());
                        results[i] = OPS.mul(results[i], factor);
                    }
                    return results;
                },
                types.toArray(ArrayType[]::new));
    }

    /** The solution where nothing is differentiated, by calls of the function itself. */
    private NDArray[] plainly() {
        double[] at = Unknowns.numbers(times)[0].toArray();
        List<Part> states =
                Stream.of(start.arrays()).map(_ -> Part.state(Mode.CARRIED, 0, false)).toList();
        double[] scales = new double[states.size()];
        Arrays.fill(scales, 1);
        StateVector vector =
                new StateVector(
                        start.types(), states, scales, options.relative(), options.absolute());
        DormandPrince method = new DormandPrince(vector, options.steps());
        NDArray[][] found = new NDArray[states.size()][at.length];
        double[] state = vector.pack(Unknowns.numbers(start.arrays()));
        for (int i = 0; i < at.length; i++) {
            if (i > 0) {
                state = method.through(field(at[i - 1], at[i] - at[i - 1]), i - 1, state);
            }
            NDArray[] arrays = vector.unpack(state);
            for (int k = 0; k < arrays.length; k++) {
                found[k][i] = arrays[k];
            }
        }
        return Stream.of(found).map(parts -> NDArray.stack(0, parts)).toArray(NDArray[]::new);
    }

    private Field field(double from, double length) {
        NDArray[] fixed = Unknowns.numbers(parameters.arrays());
        return (state, part) -> {
            NDArray time = DenseArray.scalar(times.dtype(), from + part * length);
            NDArray[] arrays =
                    Stream.of(Stream.of(state), Stream.of(time), Stream.of(fixed))
                            .flatMap(each -> each)
                            .toArray(NDArray[]::new);
            NDArray[] slopes = Unknowns.numbers(slopes(arrays));
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = slopes[i].mul(length);
            }
            return slopes;
        };
    }
}
