package io.cotangent.solve;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.execute.Engine;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.transform.Forward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An equation as programs. They have captured nothing, and take the unknowns first.
 *
 * @param function the user's function
 * @param condition what is zero at a solution; may take more inputs after the function's
 * @param unknowns the number of arrays of unknowns
 */
record Problem(Program function, Program condition, int unknowns) {
    /** A problem, and what its programs take besides the unknowns. */
    record Posed(Problem problem, List<NDArray> rest) implements Equation {
        /**
         * The problem of a recorded function.
         *
         * @param inputs the inputs of its program besides the unknowns
         */
        static Posed of(Kind kind, Program function, int unknowns, List<NDArray> inputs) {
            Program lifted = function.lifted();
            Program condition = kind.condition(lifted, unknowns);
            List<NDArray> rest = new ArrayList<>(inputs);
            rest.addAll(function.captured());
            rest.addAll(condition.captured());
            return new Posed(new Problem(lifted, condition.lifted(), unknowns), rest);
        }

        private NDArray[] inputs(Program program, NDArray... x) {
            return Stream.concat(Arrays.stream(x), rest.stream())
                    .limit(program.inputs())
                    .toArray(NDArray[]::new);
        }

        @Override
        public NDArray[] function(NDArray... x) {
            return Engine.run(problem.function, inputs(problem.function, x));
        }

        @Override
        public NDArray[] condition(NDArray... x) {
            return Engine.run(problem.condition, inputs(problem.condition, x));
        }

        @Override
        public LinearOperator slope(Packing packing, NDArray... x) {
            Program operator = problem.operator();
            List<NDArray> all = new ArrayList<>(List.of(inputs(problem.condition, x)));
            all.addAll(operator.captured());
            return new ProgramOperator(operator.lifted(), packing, all.toArray(NDArray[]::new));
        }
    }

    /**
     * The derivative of the condition in the unknowns: takes their tangents, and then what the
     * condition takes.
     */
    Program operator() {
        List<Integer> active = IntStream.range(0, unknowns).boxed().toList();
        Program tangents = Forward.tangents(condition, active, unknowns);
        List<ArrayType> types = new ArrayList<>();
        active.forEach(i -> types.add(condition.type(i)));
        types.addAll(List.of(condition.inputTypes()));
        return Recording.symbolic(
                "derivative",
                inputs -> {
                    NDArray[] turned = new NDArray[inputs.length];
                    int others = inputs.length - unknowns;
                    System.arraycopy(inputs, unknowns, turned, 0, others);
                    System.arraycopy(inputs, 0, turned, others, unknowns);
                    return Replay.of(tangents, turned);
                },
                types.toArray(ArrayType[]::new));
    }

    /** The types of the unknowns. */
    static ArrayType[] types(NDArray... x) {
        return Arrays.stream(x).map(Ops::typeOf).toArray(ArrayType[]::new);
    }
}
