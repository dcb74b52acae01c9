package io.cotangent.ode;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.transform.Forward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variational equation of a flow: its state with a tangent, side by side. */
final class Variation {
    private final Flow flow;
    private final List<NDArray> operands = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /** For each input of the new field, which of the forward mode program's it is. */
    private final List<Integer> order = new ArrayList<>();

    private final List<Integer> active = new ArrayList<>();

    Variation(Flow flow) {
        this.flow = flow;
    }

    /** The tangents of the results. */
    NDArray[] tangents(Ops o, NDArray[] x, @Nullable NDArray[] dx) {
        int states = flow.states();
        int inputs = states + flow.inputs();
        for (int i = 0; i < x.length; i++) {
            if (i < states || dx[i] != null) {
                active.add(flow.place(i));
            }
        }
        add(o, 0, states, x, dx);
        order.add(states);
        add(o, states, inputs, x, dx);
        add(o, inputs, x.length, x, dx);
        Program both = Forward.jvp(flow.field(), active, states);
        ArrayType[] types = order.stream().map(both::type).toArray(ArrayType[]::new);
        Program field =
                Recording.symbolic(
                        "variation",
                        arguments -> {
                            NDArray[] turned = new NDArray[arguments.length];
                            for (int i = 0; i < turned.length; i++) {
                                turned[order.get(i)] = arguments[i];
                            }
                            return Replay.of(both, turned);
                        },
                        types);
        NDArray[] results = Flow.apply(o, field, parts, flow.intervals(), flow.options(), operands);
        return Arrays.copyOfRange(results, states, 2 * states);
    }

    /** Some operands, and then the tangents that belong to them; all states have one. */
    private void add(Ops o, int from, int to, NDArray[] x, @Nullable NDArray[] dx) {
        for (int i = from; i < to; i++) {
            operands.add(x[i]);
            parts.add(flow.parts().get(i));
            order.add(flow.place(i));
        }
        for (int i = from; i < to; i++) {
            int tangent = active.indexOf(flow.place(i));
            if (tangent >= 0) {
                operands.add(dx[i] == null ? o.zerosLike(x[i]) : dx[i]);
                parts.add(flow.parts().get(i).tangent());
                order.add(flow.field().inputs() + tangent);
            }
        }
    }
}
