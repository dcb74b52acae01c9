package io.cotangent.array;

import io.cotangent.DType;
import io.cotangent.intrinsics.KernelProvider;
import io.cotangent.intrinsics.Kernels;
import io.cotangent.intrinsics.Parallel;
import io.cotangent.intrinsics.Reduction;
import java.util.Arrays;

/**
 * What becomes of the elements of each window. The last axes of an array are those over which the
 * windows slide, at least one; the others are planes. Elements are {@code float64} or {@code
 * float32}.
 */
public final class Pools {
    private static final Kernels KERNELS = KernelProvider.kernels();

    /** Less elements of windows are not worth a thread. */
    private static final double GRAIN = 1 << 15;

    private Pools() {}

    /** The sums, or the largest elements, of all windows; where they reach out there is nothing. */
    public static DenseArray reduce(
            Reduction reduction, WindowPlaces places, int[] window, DenseArray x) {
        DenseArray image = x.contiguous();
        DenseArray y = allocate(x, places.counts());
        if (y.size() == 0) {
            return y;
        }
        int area = area(x, places);
        int columns = area(y, places);
        int planes = y.size() / columns;
        int taps = WindowParts.product(window);
        int together = Math.clamp((1 << 15) / ((long) taps * columns), 1, planes);
        int last = (planes - 1) / together;
        int[] lengths = lengths(x, places);
        WindowParts most = new WindowParts(together, lengths, window, places);
        WindowParts rest = new WindowParts(planes - last * together, lengths, window, places);
        double outside = reduction == Reduction.SUM ? 0 : Double.NEGATIVE_INFINITY;
        each(
                last + 1,
                (double) y.size() * taps,
                (from, to) -> {
                    Object matrix = Elements.allocate(x.dtype(), most.size());
                    for (int i = from; i < to; i++) {
                        WindowParts parts = i == last ? rest : most;
                        int at = image.offset() + i * together * area;
                        int place = i * together * columns;
                        for (int part = 0; part < parts.number(); part++) {
                            parts.windows(part).copy(image.data(), at, area, outside, matrix, 0);
                            Shape shape = Shape.of(parts.rows() / taps, taps, parts.columns(part));
                            DenseArray reduced =
                                    Reductions.reduce(reduction, view(x, matrix, shape), 1);
                            KERNELS.copy(
                                    reduced.size(),
                                    reduced.data(),
                                    0,
                                    1,
                                    y.data(),
                                    place + parts.start(part),
                                    1);
                        }
                    }
                });
        return y;
    }

    /**
     * The transpose of the sums of windows: each element of {@code y} added to all elements of its
     * window, in an image whose lengths are the places'.
     */
    public static DenseArray spread(WindowPlaces places, int[] window, DenseArray y) {
        DenseArray sums = y.contiguous();
        DenseArray x = allocate(y, places.counts());
        if (x.size() == 0 || y.size() == 0) {
            return x;
        }
        int area = area(x, places);
        int columns = area(y, places);
        WindowParts parts =
                new WindowParts(1, places.counts(), window, places.to(lengths(y, places)));
        each(
                x.size() / area,
                (double) y.size() * parts.rows(),
                (from, to) -> {
                    Object matrix = Elements.allocate(x.dtype(), parts.size());
                    for (int i = from * parts.number(); i < to * parts.number(); i++) {
                        int part = i % parts.number();
                        int plane = i / parts.number();
                        int n = parts.columns(part);
                        int at = sums.offset() + plane * columns + parts.start(part);
                        for (int tap = 0; tap < parts.rows(); tap++) {
                            KERNELS.copy(n, sums.data(), at, 1, matrix, tap * n, 1);
                        }
                        parts.windows(part).add(matrix, 0, x.data(), plane * area, area);
                    }
                });
        return x;
    }

    /**
     * The positions in its plane, its elements counted one after the other, of the first largest
     * element of each window, or of the first NaN. Each window meets an element.
     */
    public static DenseArray argMax(WindowPlaces places, int[] window, DenseArray x) {
        DenseArray image = x.contiguous();
        DenseArray y = allocate(x, places.counts());
        long[] result = new long[y.size()];
        int area = area(x, places);
        int columns = area(y, places);
        double[] numbers = new double[area];
        Arrays.setAll(numbers, i -> i);
        if (result.length > 0) {
            WindowParts parts = new WindowParts(1, lengths(x, places), window, places);
            double[] met = new double[parts.size()];
            for (int i = 0; i < parts.number(); i++) {
                int part = i;
                int n = parts.columns(part);
                parts.windows(part).copy(numbers, 0, area, -1, met, 0);
                each(
                        result.length / columns,
                        (double) y.size() / columns * n * parts.rows(),
                        (from, to) -> {
                            for (int plane = from; plane < to; plane++) {
                                int at = image.offset() + plane * area;
                                int place = plane * columns + parts.start(part);
                                argMax(n, parts.rows(), met, image.data(), at, result, place);
                            }
                        });
            }
        }
        return DenseArray.wrap(y.type().withDType(DType.INT64), result);
    }

    private static void argMax(
            int n, int taps, double[] met, Object data, int at, long[] result, int place) {
        if (data instanceof double[] x) {
            for (int i = 0; i < n; i++) {
                int best = -1;
                for (int tap = i; tap < taps * n; tap += n) {
                    int next = (int) met[tap];
                    if (next >= 0 && (best < 0 || isBetter(x[at + next], x[at + best]))) {
                        best = next;
                    }
                }
                result[place + i] = best;
            }
        } else {
            float[] x = (float[]) data;
            for (int i = 0; i < n; i++) {
                int best = -1;
                for (int tap = i; tap < taps * n; tap += n) {
                    int next = (int) met[tap];
                    if (next >= 0 && (best < 0 || isBetter(x[at + next], x[at + best]))) {
                        best = next;
                    }
                }
                result[place + i] = best;
            }
        }
    }

    private static boolean isBetter(double a, double b) {
        return a > b || (Double.isNaN(a) && !Double.isNaN(b));
    }

    private static DenseArray allocate(DenseArray like, int... lengths) {
        int[] shape = like.shape();
        System.arraycopy(lengths, 0, shape, shape.length - lengths.length, lengths.length);
        return DenseArray.allocate(like.type().withShape(Shape.of(shape)));
    }

    private static int[] lengths(DenseArray x, WindowPlaces places) {
        return Arrays.copyOfRange(x.shape(), x.rank() - places.rank(), x.rank());
    }

    private static int area(DenseArray x, WindowPlaces places) {
        return WindowParts.product(lengths(x, places));
    }

    private static DenseArray view(DenseArray like, Object data, Shape shape) {
        return new DenseArray(like.type().withShape(shape), data, 0, shape.rowMajor());
    }

    private static void each(int n, double elements, Parallel.Piece piece) {
        Parallel.forRange(n, (int) Math.clamp(GRAIN * n / elements, 1, n), piece);
    }
}
