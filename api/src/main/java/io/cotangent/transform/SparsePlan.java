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
        Pattern[] inputs = new Pattern[linear.inputs()];
        int columns = 0;
        for (int i = 0; i < active; i++) {
            inputs[i] = Pattern.input(linear.type(i), columns);
            columns = Math.addExact(columns, linear.type(i).shape().size());
        }
        SortedMap<Integer, DenseArray> looked = new TreeMap<>();
        Pattern[] outputs =
                LinearPattern.of(
                        linear,
                        new Detection(columns),
                        inputs,
                        variable ->
                                looked.computeIfAbsent(
                                        variable, v -> numbers(linear, active, residuals, v)));
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
