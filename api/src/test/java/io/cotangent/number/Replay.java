package io.cotangent.number;

import io.cotangent.NDArray;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Reverse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The steps of a tape that lead to one of them, as operations on arrays. */
record Replay(Tape tape, int inputs, int result) {
    private static final Ops OPS = Tracer.at(Site.UNKNOWN);

    private NDArray[] point() {
        return IntStream.rangeClosed(1, inputs)
                .mapToObj(step -> NDArray.of(tape.value(step)))
                .toArray(NDArray[]::new);
    }

    /** The value of the step. */
    double value() {
        return value(point()).item();
    }

    /** The derivatives of the step in the tape's inputs, which are its first steps. */
    double[] gradient() {
        NDArray[] point = point();
        Program program = Recording.of("tape", x -> new NDArray[] {value(x)}, point);
        List<Integer> all = IntStream.range(0, inputs).boxed().toList();
        NDArray[] operands = Arrays.copyOf(point, inputs + 1);
        operands[inputs] = NDArray.of(1);
        NDArray[] outputs = Interpreter.run(Reverse.vjp(program, all, 1), operands);
        return Arrays.stream(outputs).skip(1).mapToDouble(NDArray::item).toArray();
    }

    private NDArray value(NDArray[] x) {
        NDArray[] steps = new NDArray[result + 1];
        for (int step = 1; step <= result; step++) {
            Rule rule = tape.rule(step);
            if (rule == Rule.INPUT) {
                steps[step] = x[step - 1];
            } else if (rule == Rule.CONSTANT) {
                steps[step] = NDArray.of(tape.value(step));
            } else {
                NDArray first = steps[tape.first(step)];
                NDArray second = rule.isBinary() ? steps[tape.second(step)] : first;
                steps[step] = rule.apply(OPS, first, second);
            }
        }
        return steps[result];
    }
}
