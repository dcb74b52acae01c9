package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A program made of another one, which takes its inputs first. What it is says how it is made. */
sealed interface Derivation
        permits CompressedJacobian,
                NumberJacobian,
                Derivation.Jvp,
                Derivation.Vjp,
                Derivation.Gradient,
                Derivation.GradientAlone,
                Derivation.Tangents,
                Derivation.Same,
                Derivation.Product,
                Derivation.Batched {
    /** The program. */
    Program of(Program program);

    /** {@link Forward#jvp}: a tangent for each active input. */
    record Jvp(List<Integer> active, int results) implements Derivation {
        @Override
        public Program of(Program program) {
            return Forward.jvp(program, active, results);
        }
    }

    /** {@link Reverse#vjp}: a cotangent for each of the first results. */
    record Vjp(List<Integer> active, int results) implements Derivation {
        @Override
        public Program of(Program program) {
            return Reverse.vjp(program, active, results);
        }
    }

    /** {@link Reverse#vjp} of a program whose first output is one number, for the cotangent 1. */
    record Gradient(List<Integer> active) implements Derivation {
        @Override
        public Program of(Program program) {
            NDArray one = Creation.full(program.type(program.outputs()[0]), 1);
            return Reverse.vjp(program, active, 1).capture(List.of(one));
        }
    }

    /** {@link Gradient} without the outputs of the program. */
    record GradientAlone(List<Integer> active) implements Derivation {
        @Override
        public Program of(Program program) {
            int first = program.outputs().length;
            return new Gradient(active)
                    .of(program)
                    .choosing(IntStream.range(first, first + active.size()).toArray());
        }
    }

    /**
     * {@link Forward#tangents}: a tangent for each active input, and nothing but tangents comes
     * out.
     */
    record Tangents(List<Integer> active, int results) implements Derivation {
        @Override
        public Program of(Program program) {
            return Forward.tangents(program, active, results);
        }
    }

    /** The program itself. */
    record Same() implements Derivation {
        @Override
        public Program of(Program program) {
            return program;
        }
    }

    /**
     * A linear program for tangents of which some are zero: it takes the others only.
     *
     * @param first the first of the program's inputs that are tangents
     * @param given which of the tangents it takes
     */
    record Product(int first, List<Boolean> given) implements Derivation {
        @Override
        public Program of(Program program) {
            ArrayType[] all = program.inputTypes();
            int[] taken = IntStream.range(0, all.length).filter(this::isTaken).toArray();
            return Recording.symbolic(
                    "product",
                    inputs -> {
                        NDArray[] whole = new NDArray[all.length];
                        for (int i = 0; i < taken.length; i++) {
                            whole[taken[i]] = inputs[i];
                        }
                        for (int i = 0; i < whole.length; i++) {
                            whole[i] = isTaken(i) ? whole[i] : Creation.full(all[i], 0.0);
                        }
                        return ZeroTangents.run(program, first, given.size(), whole);
                    },
                    Arrays.stream(taken).mapToObj(i -> all[i]).toArray(ArrayType[]::new));
        }

        private boolean isTaken(int input) {
            int tangent = input - first;
            return tangent < 0 || tangent >= given.size() || given.get(tangent);
        }

        /** What the program takes of the inputs of the one that it is made of. */
        NDArray[] taken(NDArray... inputs) {
            return IntStream.range(0, inputs.length)
                    .filter(this::isTaken)
                    .mapToObj(i -> inputs[i])
                    .toArray(NDArray[]::new);
        }
    }

    /**
     * What another derivation makes, for a whole batch, which is one more axis in front.
     *
     * @param own which of the program's inputs are batched
     * @param more whether the inputs are that the derivation adds
     * @param size the number of elements of the batch
     * @param results so many of the last outputs are batched, and no others
     */
    record Batched(Derivation derivation, List<Boolean> own, boolean more, int size, int results)
            implements Derivation {
        @Override
        public Program of(Program program) {
            Program single = derivation.of(program);
            ArrayType[] types = single.inputTypes();
            boolean[] batched = new boolean[types.length];
            for (int i = 0; i < types.length; i++) {
                batched[i] = i < own.size() ? own.get(i) : i >= program.inputs() && more;
                if (batched[i]) {
                    types[i] = types[i].withShape(types[i].shape().prepend(size));
                }
            }
            return Recording.symbolic(
                    "batch",
                    inputs -> Vectorize.last(single, batched, size, results, inputs),
                    types);
        }
    }
}
