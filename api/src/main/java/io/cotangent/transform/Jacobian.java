package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Jacobian of a recorded call, in blocks: one for each array of the result and each array of
 * the chosen arguments, whose shape is the one's followed by the other's.
 */
public final class Jacobian {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final Call call;
    private final NDArray[] outputs;
    private final NDArray[][] blocks;

    private Jacobian(Call call, NDArray[] outputs, NDArray[][] blocks) {
        this.call = call;
        this.outputs = outputs;
        this.blocks = blocks;
    }

    /** Forward mode: a direction for each number of the arguments. */
    public static Jacobian forward(Call call) {
        return sparse(call).orElseGet(() -> directions(call));
    }

    private static Jacobian directions(Call call) {
        List<NDArray> results = call.result().moving();
        Directions directions = new Directions(call.inputs());
        NDArray[] run =
                directions.run(
                        new Derivation.Jvp(call.active(), results.size()), call, results.size());
        int outputs = run.length - results.size();
        NDArray[][] blocks = new NDArray[results.size()][directions.arrays()];
        for (int i = 0; i < blocks.length; i++) {
            for (int j = 0; j < blocks[i].length; j++) {
                NDArray block = OPS.moveAxis(directions.of(j, run[outputs + i]), 0, -1);
                blocks[i][j] = shaped(block, results.get(i), call.inputs().get(j));
            }
        }
        return new Jacobian(call, Arrays.copyOf(run, outputs), blocks);
    }

    /** Reverse mode: a direction for each number of the result. */
    public static Jacobian reverse(Call call) {
        return sparse(call).orElseGet(() -> codirections(call));
    }

    private static Jacobian codirections(Call call) {
        List<NDArray> results = call.result().moving();
        Directions directions = new Directions(results);
        NDArray[] run =
                directions.run(
                        new Derivation.Vjp(call.active(), results.size()),
                        call,
                        call.inputs().size());
        int outputs = run.length - call.inputs().size();
        NDArray[][] blocks = new NDArray[results.size()][call.inputs().size()];
        for (int i = 0; i < blocks.length; i++) {
            for (int j = 0; j < blocks[i].length; j++) {
                NDArray block = directions.of(i, run[outputs + j]);
                blocks[i][j] = shaped(block, results.get(i), call.inputs().get(j));
            }
        }
        return new Jacobian(call, Arrays.copyOf(run, outputs), blocks);
    }

    /** In either mode, where much is spared because the matrix has many zeros. */
    private static Optional<Jacobian> sparse(Call call) {
        return CompressedJacobian.of(call)
                .or(() -> NumberJacobian.of(call))
                .map(derivation -> {
                    NDArray[] run =
                            Derived.run(
                                    derivation,
                                    call.program(),
                                    call.inputs().toArray(NDArray[]::new));
                    int outputs = run.length - 1;
                    return new Jacobian(
                            call, Arrays.copyOf(run, outputs), blocks(call, run[outputs]));
                });
    }

    /** The parts of a matrix. */
    private static NDArray[][] blocks(Call call, NDArray matrix) {
        List<NDArray> results = call.result().moving();
        List<NDArray> inputs = call.inputs();
        NDArray[][] blocks = new NDArray[results.size()][inputs.size()];
        for (int i = 0, row = 0; i < blocks.length; i++) {
            int end = row + results.get(i).size();
            for (int j = 0, column = 0; j < inputs.size(); j++) {
                int last = column + inputs.get(j).size();
                NDArray part = OPS.slice(OPS.slice(matrix, 0, row, end), 1, column, last);
                blocks[i][j] = shaped(part, results.get(i), inputs.get(j));
                column = last;
            }
            row = end;
        }
        return blocks;
    }

    /** The mode that has fewer directions; forward mode, which keeps nothing, if they are equal. */
    public static Jacobian cheaper(Call call) {
        return numbers(call.inputs()) <= numbers(call.result().moving())
                ? forward(call)
                : reverse(call);
    }

    /** The sum of the diagonal, where the result has the structure of the argument. */
    public static NDArray trace(Call call) {
        int results = call.result().moving().size();
        return new Directions(call.inputs())
                .trace(new Derivation.Tangents(call.active(), results), call);
    }

    private static long numbers(List<NDArray> arrays) {
        return arrays.stream().mapToLong(NDArray::size).sum();
    }

    private static NDArray shaped(NDArray block, NDArray result, NDArray input) {
        int[] rows = result.shape();
        int[] columns = input.shape();
        int[] all = Arrays.copyOf(rows, rows.length + columns.length);
        System.arraycopy(columns, 0, all, rows.length, columns.length);
        return OPS.reshape(block, Shape.of(all));
    }

    /** The result's tree, of blocks with respect to an array of the arguments. */
    public Object results(int input) {
        List<NDArray> column = Arrays.stream(blocks).map(row -> row[input]).toList();
        return call.withAux(call.result().tangent(column), outputs);
    }

    /** The chosen arguments' trees, of blocks of an array of the result. */
    public Object[] arguments(int result) {
        return call.trees(Arrays.asList(blocks[result]));
    }

    /** A block. */
    public NDArray block(int result, int input) {
        return blocks[result][input];
    }

    /** Which array of the result a function picks from it. */
    public int rowOf(Function<Object, NDArray> choice) {
        return call.result().picked(choice);
    }

    /** Which array a function picks from the first chosen argument. */
    public int columnOf(Function<Object, NDArray> choice) {
        return call.argument(0).picked(choice);
    }

    /**
     * All blocks as one matrix: a row for each number of the result, a column for each of the
     * arguments.
     */
    public NDArray matrix() {
        if (blocks.length == 0) {
            return NDArray.zeros(0, (int) numbers(call.inputs()));
        }
        NDArray[] rows = new NDArray[blocks.length];
        for (int i = 0; i < rows.length; i++) {
            NDArray result = call.result().moving().get(i);
            NDArray[] row = new NDArray[blocks[i].length];
            for (int j = 0; j < row.length; j++) {
                int columns = call.inputs().get(j).size();
                row[j] = OPS.reshape(blocks[i][j], Shape.of(result.size(), columns));
            }
            rows[i] = OPS.concat(1, row);
        }
        return OPS.concat(0, rows);
    }
}
