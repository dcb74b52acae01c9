package io.cotangent.benchmark;

import io.cotangent.NDArray;
import io.cotangent.SparseMatrix;
import io.cotangent.function.Args;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The numbers of a result, whatever it is made of: an array for each of its arrays. */
final class Numbers {
    private Numbers() {}

    /** A result that another library keeps until its numbers are asked for. */
    @FunctionalInterface
    interface Lazy {
        List<double[]> numbers();
    }

    static List<double[]> of(Object result) {
        return arrays(result).toList();
    }

    private static Stream<double[]> arrays(Object result) {
        return switch (result) {
            case NDArray array -> Stream.of(array.toArray());
            case SparseMatrix matrix ->
                    Stream.of(
                            Arrays.stream(matrix.values().toArray()).filter(v -> v != 0).toArray());
            case double[] values -> Stream.of(values.clone());
            case double[][] rows ->
                    Stream.of(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
            case float[] values -> {
                double[] copy = new double[values.length];
                Arrays.setAll(copy, i -> values[i]);
                yield Stream.of(copy);
            }
            case Number number -> Stream.of(new double[] {number.doubleValue()});
            case List<?> parts -> parts.stream().flatMap(Numbers::arrays);
            case Lazy lazy -> lazy.numbers().stream();
            case Args parts ->
                    Arrays.stream(parts.toArray())
                            .filter(Objects::nonNull)
                            .flatMap(Numbers::arrays);
            case Record parts ->
                    Arrays.stream(parts.getClass().getRecordComponents())
                            .map(component -> part(component, parts))
                            .flatMap(Numbers::arrays);
            default -> Stream.of();
        };
    }

    private static Object part(RecordComponent component, Record parts) {
        try {
            return component.getAccessor().invoke(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /** Whether all numbers have the same bits. */
    static boolean same(List<double[]> a, List<double[]> b) {
        return a.size() == b.size()
                && Stream.iterate(0, i -> i + 1)
                        .limit(a.size())
                        .allMatch(i -> Arrays.equals(a.get(i), b.get(i)));
    }
}
