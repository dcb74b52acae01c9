package io.cotangent.custom;

import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.execute.Engine;
import io.cotangent.op.EagerOps;
import io.cotangent.trace.Program;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.Arrays;
import java.util.function.Function;

/** How a function with a rule is computed, from numbers to numbers. */
sealed interface CustomBody {
    /** The types of the results. */
    ArrayType[] types();

    /** The number of operands. */
    int operands();

    /** The results. */
    DenseArray[] evaluate(DenseArray... operands);

    /** The same for a batch: some operands have it as one more axis in front, all results do. */
    CustomBody batched(boolean[] batched, int size);

    /**
     * A function that was recorded.
     *
     * @param program without captured arrays: these are its last inputs
     */
    record Recorded(Program program) implements CustomBody {
        @Override
        public ArrayType[] types() {
            int[] outputs = program.outputs();
            ArrayType[] types = new ArrayType[outputs.length];
            Arrays.setAll(types, i -> program.type(outputs[i]));
            return types;
        }

        @Override
        public int operands() {
            return program.inputs();
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            NDArray[] outputs = Engine.run(program, operands);
            return Arrays.copyOf(outputs, outputs.length, DenseArray[].class);
        }

        @Override
        public CustomBody batched(boolean[] batched, int size) {
            Tracer o = Tracer.at(Site.UNKNOWN);
            return new Recorded(
                    Batches.program(
                            program,
                            batched,
                            size,
                            (i, output, many) -> many ? output : Batches.spread(o, output, size)));
        }
    }

    /**
     * A function that cannot be recorded, because it looks at numbers or is not marked: it is run
     * again for other numbers. What it gave where it was called is kept.
     */
    final class OnNumbers implements CustomBody {
        private final Function<DenseArray[], DenseArray[]> function;
        private final DenseArray[] known;
        private final DenseArray[] results;

        OnNumbers(
                Function<DenseArray[], DenseArray[]> function,
                DenseArray[] known,
                DenseArray... results) {
            this.function = function;
            this.known = known;
            this.results = results;
        }

        @Override
        public ArrayType[] types() {
            return Arrays.stream(results).map(DenseArray::type).toArray(ArrayType[]::new);
        }

        @Override
        public int operands() {
            return known.length;
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            return Arrays.equals(operands, known) ? results.clone() : function.apply(operands);
        }

        @Override
        public CustomBody batched(boolean[] batched, int size) {
            return new Each(this, batched, size);
        }
    }

    /** A function that is run for one element of the batch after the other. */
    final class Each implements CustomBody {
        private final CustomBody body;
        private final boolean[] batched;
        private final int size;

        Each(CustomBody body, boolean[] batched, int size) {
            this.body = body;
            this.batched = batched;
            this.size = size;
        }

        @Override
        public ArrayType[] types() {
            return Arrays.stream(body.types())
                    .map(type -> Batches.type(type, size))
                    .toArray(ArrayType[]::new);
        }

        @Override
        public int operands() {
            return body.operands();
        }

        @Override
        public DenseArray[] evaluate(DenseArray... operands) {
            ArrayType[] types = types();
            NDArray[][] parts = new NDArray[types.length][size];
            for (int element = 0; element < size; element++) {
                DenseArray[] own = operands.clone();
                for (int i = 0; i < own.length; i++) {
                    if (batched[i]) {
                        own[i] = (DenseArray) EagerOps.EAGER.get(operands[i], element);
                    }
                }
                DenseArray[] values = body.evaluate(own);
                for (int i = 0; i < parts.length; i++) {
                    parts[i][element] = values[i];
                }
            }
            DenseArray[] results = new DenseArray[types.length];
            for (int i = 0; i < results.length; i++) {
                results[i] =
                        (DenseArray)
                                (size == 0
                                        ? Creation.full(types[i], 0)
                                        : EagerOps.EAGER.stack(0, parts[i]));
            }
            return results;
        }

        @Override
        public CustomBody batched(boolean[] more, int length) {
            return new Each(this, more, length);
        }
    }
}
