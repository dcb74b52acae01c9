package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.Shape;
import io.cotangent.sparsity.Structure;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.trace.Replay;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole matrix of a Jacobian of a program on single numbers, as plain Java code records them,
 * by {@link NumberTangents}: takes the program's inputs, and gives its outputs and then the matrix.
 *
 * <p>A hand's pose has many angles, and a finger's joint depends on few of them: most tangents of
 * most steps are zeros, whatever the numbers are, without many columns that could share a product.
 */
record NumberJacobian(List<Integer> active, int results) implements Derivation {
    /** Matrices with fewer columns are computed column by column. */
    private static final int SMALL = 4;

    /** Programs of single numbers have few inputs. */
    private static final int LARGE = 4096;

    /** Tangents, at most: each is a step of the program that is made. */
    private static final long MOST = 100_000;

    /** So many times fewer tangents than there are without zeros are worth it. */
    private static final int FEWER = 2;

    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private static final Derived<Boolean> WORTHWHILE = new Derived<>();

    /** The matrix of a call's program number by number; none where that is no gain. */
    static Optional<Derivation> of(Call call) {
        Program program = call.program();
        long columns = call.inputs().stream().mapToLong(NDArray::size).sum();
        if (columns < SMALL
                || columns > LARGE
                || !CompressedJacobian.isOfOneType(call)
                || !Derived.isRemembered(program)) {
            return Optional.empty();
        }
        NumberJacobian derivation =
                new NumberJacobian(call.active(), call.result().moving().size());
        return WORTHWHILE.of(derivation, program, derivation::isWorthwhile)
                ? Optional.of(derivation)
                : Optional.empty();
    }

    /** Whether a program is one of single numbers, most of which depend on few of the inputs. */
    boolean isWorthwhile(Program program) {
        NumberTangents<Boolean> places = new NumberTangents<>(program, active, true, new Places());
        for (int i = 0; i < program.equations().size(); i++) {
            if (!places.push(i) || places.pushes() > MOST) {
                return false;
            }
        }
        long rows = 0;
        for (int i = 0; i < results; i++) {
            rows += program.type(program.outputs()[i]).shape().size();
        }
        return places.pushes() * FEWER <= Math.min(places.columns(), rows) * places.computed();
    }

    @Override
    public Program of(Program program) {
        int[] outputs = program.outputs();
        DType dtype = program.type(active.getFirst()).dtype();
        NDArray one = Creation.full(new ArrayType(dtype, Shape.of()), 1);
        return Recording.symbolic(
                "jacobian",
                inputs -> {
                    NDArray[] values = Replay.environment(program, inputs);
                    NumberTangents<NDArray> tangents =
                            new NumberTangents<>(program, active, one, new Steps(program, values));
                    for (int i = 0; i < program.equations().size(); i++) {
                        Replay.apply(program.equations().get(i), values);
                        tangents.push(i);
                    }
                    NDArray[] all =
                            Arrays.copyOf(Replay.select(values, outputs), outputs.length + 1);
                    all[outputs.length] = matrix(program, tangents);
                    return all;
                },
                program.inputTypes());
    }

    /** Tells only where tangents are. */
    private record Places() implements NumberTangents.Rules<Boolean> {
        @Override
        public Boolean push(int equation, List<@Nullable Boolean> dx) {
            return true;
        }

        @Override
        public Boolean add(Boolean a, Boolean b) {
            return true;
        }
    }

    /** Tangents are numbers of the program that is made, computed by the operations' rules. */
    private record Steps(Program program, NDArray... values)
            implements NumberTangents.Rules<NDArray> {
        @Override
        public @Nullable NDArray push(int index, List<@Nullable NDArray> tangents) {
            Equation equation = program.equations().get(index);
            Tracer o = Tracer.at(equation.site().pushed(equation.op()));
            NDArray[] x = Replay.select(values, equation.operands());
            NDArray[] y = {values[equation.result()]};
            NDArray[] dx = new NDArray[x.length];
            for (int i = 0; i < dx.length; i++) {
                NDArray tangent = tangents.get(i);
                dx[i] = tangent == null ? null : o.reshape(tangent, Shape.of(x[i].shape()));
            }
            NDArray dy = equation.op().jvp(o, x, y, dx)[0];
            return dy == null ? null : o.reshape(dy, Shape.of());
        }

        @Override
        public NDArray add(NDArray a, NDArray b) {
            return OPS.add(a, b);
        }
    }

    private NDArray matrix(Program program, NumberTangents<NDArray> tangents) {
        List<NDArray> elements = new ArrayList<>();
        List<Integer> starts = new ArrayList<>(List.of(0));
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            int output = program.outputs()[i];
            for (int row = 0; row < program.type(output).shape().size(); row++) {
                tangents.of(output, row)
                        .forEach((column, element) -> {
                            columns.add(column);
                            elements.add(OPS.reshape(element, Shape.of(1)));
                        });
                starts.add(columns.size());
            }
        }
        Structure structure =
                new Structure(
                        starts.size() - 1, tangents.columns(), numbers(starts), numbers(columns));
        NDArray all =
                elements.isEmpty()
                        ? NDArray.zeros(program.type(active.getFirst()).dtype(), 0)
                        : OPS.concat(0, elements);
        return CompressedJacobian.matrix(structure, all);
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
