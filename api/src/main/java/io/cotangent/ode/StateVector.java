package io.cotangent.ode;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The arrays of a state as one vector of doubles, and how errors of it are measured. */
final class StateVector {
    private final ArrayType[] types;
    private final int[] groups;
    private final double[] scales;
    private final int size;
    private final double relative;
    private final double absolute;

    /**
     * The vector of a state.
     *
     * @param types the arrays' types
     * @param parts what they are
     * @param scales the scale of each array's absolute tolerance
     */
    StateVector(
            ArrayType[] types,
            List<Part> parts,
            double[] scales,
            double relative,
            double absolute) {
        this.types = types.clone();
        this.scales = scales.clone();
        this.groups = new int[types.length];
        int numbers = 0;
        boolean single = false;
        for (int i = 0; i < types.length; i++) {
            int[] lengths = types[i].shape().lengths();
            groups[i] = Shape.of(Arrays.copyOf(lengths, parts.get(i).batchRank())).size();
            numbers = Math.addExact(numbers, types[i].shape().size());
            single |= types[i].dtype() == DType.FLOAT32;
        }
        this.size = numbers;
        double usual = single ? 1e-5 : 1e-8;
        double wanted = relative > 0 ? relative : usual;
        this.relative = Math.max(wanted, 10 * (single ? Math.ulp(1f) : Math.ulp(1.0)));
        this.absolute = absolute > 0 ? absolute : wanted;
    }

    int size() {
        return size;
    }

    double[] pack(NDArray... arrays) {
        double[] vector = new double[size];
        int next = 0;
        for (NDArray array : arrays) {
            double[] numbers = array.toArray();
            System.arraycopy(numbers, 0, vector, next, numbers.length);
            next += numbers.length;
        }
        return vector;
    }

    NDArray[] unpack(double... vector) {
        NDArray[] arrays = new NDArray[types.length];
        int next = 0;
        for (int i = 0; i < arrays.length; i++) {
            int end = next + types[i].shape().size();
            arrays[i] =
                    NDArray.of(Arrays.copyOfRange(vector, next, end), types[i].shape().lengths())
                            .astype(types[i].dtype());
            next = end;
        }
        return arrays;
    }

    /**
     * The size of an error beside the tolerance: the root mean square of its numbers, each divided
     * by its own tolerance, of the element of the batch where it is largest: E. Hairer, S. P.
     * Nørsett, G. Wanner, "Solving Ordinary Differential Equations I", 2nd edition, II.4.
     */
    double norm(double[] error, double[] before, double[] after) {
        Map<Integer, double[]> squares = new TreeMap<>();
        Map<Integer, Integer> counts = new TreeMap<>();
        int next = 0;
        for (int i = 0; i < types.length; i++) {
            int length = types[i].shape().size();
            if (length == 0) {
                continue;
            }
            int each = length / groups[i];
            double[] sums = squares.computeIfAbsent(groups[i], double[]::new);
            counts.merge(groups[i], each, Integer::sum);
            for (int k = 0; k < length; k++, next++) {
                double largest = Math.max(Math.abs(before[next]), Math.abs(after[next]));
                double part = error[next] / (absolute * scales[i] + relative * largest);
                sums[k / each] += part * part;
            }
        }
        double worst = 0;
        for (Map.Entry<Integer, double[]> entry : squares.entrySet()) {
            for (double sum : entry.getValue()) {
                double norm = Math.sqrt(sum / counts.get(entry.getKey()));
                worst = Math.max(worst, norm); // A NaN is the worst.
            }
        }
        return worst;
    }
}
