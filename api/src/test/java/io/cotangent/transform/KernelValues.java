package io.cotangent.transform;

import io.cotangent.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the values of all functions, and their derivatives, one line each. */
final class KernelValues {
    private KernelValues() {}

    /** Runs in a JVM of its own, with the kernels that a property chooses. */
    public static void main(String[] arguments) {
        all().forEach(System.out::println);
    }

    static List<String> all() {
        return Functions.all().stream().map(KernelValues::line).toList();
    }

    private static String line(Functions function) {
        Differentiated derivation = new Differentiated(function.body(), function.draws(0));
        NDArray value = derivation.value(derivation.point());
        List<NDArray> arrays = new ArrayList<>(List.of(value));
        arrays.addAll(List.of(derivation.vjp(NDArray.ones(value.dtype(), value.shape()))));
        return arrays.stream()
                .flatMap(array -> Arrays.stream(array.toArray()).boxed())
                .map(String::valueOf)
                .collect(Collectors.joining(" ", function + ": ", ""));
    }

    /** The numbers of a line. */
    static double[] numbers(String line) {
        String numbers = line.substring(line.lastIndexOf(": ") + 2);
        return numbers.isBlank()
                ? new double[0]
                : Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
