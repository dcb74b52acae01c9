package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.sparsity.Compression;
import io.cotangent.sparsity.Detection;
import io.cotangent.sparsity.Pattern;
import io.cotangent.sparsity.Structure;
import io.cotangent.trace.Program;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the matrix of a linear program has zeros, and the products that tell all else. It holds for
 * every program of the same equations, as long as the numbers that were looked at to find it (those
 * of indices) are the same.
 *
 * @param program the linear program, with what it captured as inputs
 * @param looked the variables whose numbers were looked at, and these
 * @param structure the places of the matrix
 * @param compression the products
 * @param sources where each place is found in them
 */
record SparsePlan(
        Program program,
        SortedMap<Integer, DenseArray> looked,
        Structure structure,
        Compression compression,
        DenseArray sources) {

    /**
     * Finds out about a linear program.
     *
     * @param linear has a linear input for each number of {@code active}, the first; then residuals
     * @param symmetric whether the matrix is known to be symmetric
     */
    static SparsePlan of(Program linear, int active, List<NDArray> residuals, boolean symmetric) {
        Pattern[] inputs = inputs(linear, active);
        int columns = columns(linear, active);
        SortedMap<Integer, DenseArray> looked = new TreeMap<>();
        Pattern[] outputs =
                LinearPattern.of(
                        linear,
                        new Detection(columns),
                        inputs,
                        variable ->
                                looked.computeIfAbsent(
                                        variable, v -> numbers(linear, active, residuals, v)));
        return of(linear, looked, columns, outputs, symmetric);
    }

    /** Says that a pattern depends on numbers that are not known. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown() {
            super("the pattern depends on numbers", null, false, false);
        }
    }

    /**
     * Finds out about a linear program from its equations and constants alone; nothing where that
     * is not enough, or where patterns have more places.
     */
    static Optional<SparsePlan> ofStructure(Program linear, int active, long places) {
        int columns = columns(linear, active);
        try {
            Pattern[] outputs =
                    LinearPattern.of(
                            linear,
                            new Detection(columns),
                            inputs(linear, active),
                            variable -> {
                                if (variable < linear.inputs()) {
                                    throw new Unknown();
                                }
                                return (DenseArray)
                                        linear.captured().get(variable - linear.inputs());
                            },
                            places);
            return outputs == null
                    ? Optional.empty()
                    : Optional.of(of(linear, new TreeMap<>(), columns, outputs, false));
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    private static int columns(Program linear, int active) {
        int columns = 0;
        for (int i = 0; i < active; i++) {
            columns = Math.addExact(columns, linear.type(i).shape().size());
        }
        return columns;
    }

    private static Pattern[] inputs(Program linear, int active) {
        Pattern[] inputs = new Pattern[linear.inputs()];
        int columns = 0;
        for (int i = 0; i < active; i++) {
            inputs[i] = Pattern.input(linear.type(i), columns);
            columns = Math.addExact(columns, linear.type(i).shape().size());
        }
        return inputs;
    }

    private static SparsePlan of(
            Program linear,
            SortedMap<Integer, DenseArray> looked,
            int columns,
            Pattern[] outputs,
            boolean symmetric) {
        Structure found = Structure.of(columns, List.of(outputs));
        Structure structure = symmetric ? found.symmetric() : found;
        Compression compression =
                symmetric ? Compression.ofSymmetric(structure) : Compression.of(structure);
        int[] sources = compression.sources();
        DenseArray places =
                DenseArray.wrap(new ArrayType(DType.INT32, Shape.of(sources.length)), sources);
        return new SparsePlan(linear.lifted(), looked, structure, compression, places);
    }

    private static DenseArray numbers(
            Program linear, int active, List<NDArray> residuals, int variable) {
        NDArray array =
                variable < linear.inputs()
                        ? residuals.get(variable - active)
                        : linear.captured().get(variable - linear.inputs());
        return Tracer.at(Site.UNKNOWN).observe(array);
    }

    /** Whether the plan is right for a program and what it is run on. */
    boolean fits(Program linear, int active, List<NDArray> residuals) {
        return program.equals(linear.lifted())
                && looked.entrySet().stream()
                        .allMatch(entry ->
                                entry.getValue()
                                        .equals(
                                                numbers(
                                                        linear,
                                                        active,
                                                        residuals,
                                                        entry.getKey())));
    }
}
