package io.cotangent.array;

import io.cotangent.intrinsics.Parallel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Convolutions as matrix products: the windows of an image are the columns of a matrix
 * (Chellapilla, Puri and Simard, "High Performance Convolutional Neural Networks for Document
 * Processing", 2006).
 *
 * <p>Images are {@code [images, groups, channels, lengths...]}, kernels {@code [groups, filters,
 * channels, lengths...]}, what they make of the windows {@code [images, groups, filters,
 * counts...]}; all have one type, {@code float64} or {@code float32}, and at least one spatial
 * axis.
 */
public final class Convolutions {
    /** Fewer multiplications are not worth a thread. */
    private static final double GRAIN = 1 << 17;

    /** The number of axes before the spatial ones. */
    private static final int LEADING = 3;

    private Convolutions() {}

    /**
     * The products of a kernel with all windows: {@code y[n,g,f,o]} is the sum over c and k of
     * {@code w[g,f,c,k] x[n,g,c,o*stride+k*dilation-before]}, where x is 0 outside.
     */
    public static DenseArray convolve(WindowPlaces places, DenseArray x, DenseArray w) {
        DenseArray y = DenseArray.allocate(x.type().withShape(shape(x, w, 1, places)));
        if (y.size() == 0 || w.size() == 0 || x.size() == 0) {
            return y;
        }
        if (area(y) < area(w)) {
            return convolveByChannel(places, dense(x), dense(w), y);
        }
        if (isEachElement(places, x, w)) {
            convolveElements(dense(x), w.contiguous(), y);
        } else {
            convolveByImage(places, dense(x), w.contiguous(), y);
        }
        return y;
    }

    /**
     * The transpose of {@link #convolve} in x: {@code x[n,g,c,i]} is the sum over f, and over all o
     * and k where {@code i = o*stride+k*dilation-before}, of {@code w[g,f,c,k] y[n,g,f,o]}.
     */
    public static DenseArray spread(WindowPlaces places, DenseArray y, DenseArray w) {
        DenseArray x = DenseArray.allocate(y.type().withShape(shape(y, w, 2, places)));
        if (x.size() == 0 || w.size() == 0 || y.size() == 0) {
            return x;
        }
        boolean oneApart = Arrays.stream(places.strides()).allMatch(stride -> stride == 1);
        if (oneApart && area(x) <= 2 * area(y)) {
            // Seen from the image, these are windows, too, of the kernel from its end to its start.
            return convolve(reversed(places, w), y, reversed(w));
        }
        if (area(y) < area(w)) {
            spreadByChannel(places, y, dense(w), x);
        } else {
            spreadByImage(places, dense(y), w.contiguous(), x);
        }
        return x;
    }

    private static Shape shape(DenseArray image, DenseArray w, int channels, WindowPlaces places) {
        int[] shape = Arrays.copyOf(image.shape(), LEADING + places.rank());
        shape[2] = length(w, channels);
        System.arraycopy(places.counts(), 0, shape, LEADING, places.rank());
        return Shape.of(shape);
    }

    private static int length(DenseArray x, int axis) {
        return x.type().shape().length(axis);
    }

    private static int[] lengths(DenseArray x) {
        return Arrays.copyOfRange(x.shape(), LEADING, x.rank());
    }

    /** The number of spatial positions. */
    private static int area(DenseArray x) {
        return WindowParts.product(lengths(x));
    }

    /** The array with its spatial axes side by side, the last one running fastest. */
    private static DenseArray dense(DenseArray x) {
        int step = 1;
        for (int axis = x.rank() - 1; axis >= LEADING; axis--) {
            if (length(x, axis) != 1 && x.stride(axis) != step) {
                return x.contiguous();
            }
            step *= length(x, axis);
        }
        return x;
    }

    private static WindowPlaces reversed(WindowPlaces places, DenseArray w) {
        int[] before = new int[places.rank()];
        Arrays.setAll(
                before,
                i -> (length(w, LEADING + i) - 1) * places.dilations()[i] - places.before()[i]);
        return new WindowPlaces(places.strides(), places.dilations(), before, places.counts());
    }

    /** The kernel from its end to its start, with filters and channels exchanged. */
    private static DenseArray reversed(DenseArray w) {
        int[] order = IntStream.range(0, w.rank()).toArray();
        order[1] = 2;
        order[2] = 1;
        DenseArray exchanged = Views.transpose(w, order);
        Region region = Region.whole(exchanged.type().shape());
        for (int axis = LEADING; axis < w.rank(); axis++) {
            region = region.along(axis, length(w, axis) - 1, length(w, axis), -1);
        }
        return Views.slice(exchanged, region);
    }

    /** Whether each window is one element of the image. */
    private static boolean isEachElement(WindowPlaces places, DenseArray x, DenseArray w) {
        return area(w) == 1
                && Arrays.equals(places.counts(), lengths(x))
                && Arrays.stream(places.strides()).allMatch(stride -> stride == 1)
                && Arrays.stream(places.before()).allMatch(before -> before == 0);
    }

    /** Does the work of some numbers, on several threads where that pays. */
    private static void each(int n, double multiplications, Parallel.Piece piece) {
        int grain = (int) Math.clamp(GRAIN * n / multiplications, 1, n);
        Parallel.forRange(n, grain, piece);
    }

    /** Filters times images. */
    private static void convolveElements(DenseArray x, DenseArray w, DenseArray y) {
        int groups = length(w, 0);
        int filters = length(w, 1);
        int channels = length(w, 2);
        int area = area(y);
        each(
                length(x, 0) * groups,
                (double) y.size() * channels,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        int at = x.offset() + i / groups * x.stride(0) + i % groups * x.stride(1);
                        MatrixView image = new MatrixView(x.data(), at, x.stride(2), 1);
                        MatrixView filter = matrix(w, i % groups, channels);
                        new MatrixView(y.data(), i * filters * area, area, 1)
                                .multiply(filters, area, channels, filter, image, false);
                    }
                });
    }

    /** The filters of a group, one a row, of a contiguous kernel. */
    private static MatrixView matrix(DenseArray w, int group, int rows) {
        return new MatrixView(w.data(), w.offset() + group * length(w, 1) * rows, rows, 1);
    }

    /** For each image and group: filters times windows. */
    private static void convolveByImage(
            WindowPlaces places, DenseArray x, DenseArray w, DenseArray y) {
        int groups = length(w, 0);
        int filters = length(w, 1);
        int area = area(y);
        WindowParts parts = new WindowParts(length(w, 2), lengths(x), lengths(w), places);
        each(
                length(x, 0) * groups * parts.number(),
                (double) y.size() * parts.rows(),
                (from, to) -> {
                    Object matrix = Elements.allocate(x.dtype(), parts.size());
                    for (int i = from; i < to; i++) {
                        int image = i / parts.number();
                        int part = i % parts.number();
                        int group = image % groups;
                        int at = x.offset() + image / groups * x.stride(0) + group * x.stride(1);
                        int columns = parts.columns(part);
                        parts.windows(part).copy(x.data(), at, x.stride(2), 0, matrix, 0);
                        int place = image * filters * area + parts.start(part);
                        new MatrixView(y.data(), place, area, 1)
                                .multiply(
                                        filters,
                                        columns,
                                        parts.rows(),
                                        matrix(w, group, parts.rows()),
                                        new MatrixView(matrix, 0, columns, 1),
                                        false);
                    }
                });
    }

    /**
     * For kernels larger than the result, as in the derivative by a kernel: for each group and
     * channel, the products of filters and windows of all images, of which the kernel's positions
     * are the columns.
     */
    private static DenseArray convolveByChannel(
            WindowPlaces places, DenseArray x, DenseArray w, DenseArray y) {
        int images = length(x, 0);
        int filters = length(w, 1);
        int width = images * area(y);
        WindowParts parts =
                new WindowParts(images, lengths(x), lengths(y), places.exchanged(lengths(w)));
        Object matrix = Elements.allocate(x.dtype(), parts.size());
        int[] order =
                IntStream.range(0, y.rank()).map(axis -> axis < 2 ? axis + 1 : axis).toArray();
        order[2] = 0;
        DenseArray byFilter = DenseArray.allocate(Views.transpose(y, order).type());
        for (int i = 0; i < length(w, 0) * length(w, 2) * parts.number(); i++) {
            int part = i % parts.number();
            int channel = i / parts.number() % length(w, 2);
            int group = i / parts.number() / length(w, 2);
            int at = x.offset() + group * x.stride(1) + channel * x.stride(2);
            int columns = parts.columns(part);
            parts.windows(part).copy(x.data(), at, x.stride(0), 0, matrix, 0);
            int from = w.offset() + group * w.stride(0) + channel * w.stride(2) + parts.start(part);
            new MatrixView(byFilter.data(), group * filters * width, width, 1)
                    .multiply(
                            filters,
                            width,
                            columns,
                            new MatrixView(w.data(), from, w.stride(1), 1),
                            new MatrixView(matrix, 0, 1, columns),
                            channel + part > 0);
        }
        order[0] = 2;
        order[1] = 0;
        order[2] = 1;
        return Views.transpose(byFilter, order);
    }

    /** The transpose of {@link #convolveByImage}. */
    private static void spreadByImage(
            WindowPlaces places, DenseArray y, DenseArray w, DenseArray x) {
        int groups = length(w, 0);
        int filters = length(w, 1);
        int channels = length(w, 2);
        int area = area(x);
        WindowParts parts =
                new WindowParts(channels, lengths(x), lengths(w), places.to(lengths(y)));
        each(
                length(y, 0) * groups,
                (double) y.size() * parts.rows(),
                (from, to) -> {
                    Object matrix = Elements.allocate(x.dtype(), parts.size());
                    for (int i = from * parts.number(); i < to * parts.number(); i++) {
                        int image = i / parts.number();
                        int part = i % parts.number();
                        int group = image % groups;
                        int at = y.offset() + image / groups * y.stride(0) + group * y.stride(1);
                        int columns = parts.columns(part);
                        new MatrixView(matrix, 0, columns, 1)
                                .multiply(
                                        parts.rows(),
                                        columns,
                                        filters,
                                        matrix(w, group, parts.rows()).transposed(),
                                        new MatrixView(
                                                y.data(), at + parts.start(part), y.stride(2), 1),
                                        false);
                        parts.windows(part).add(matrix, 0, x.data(), image * channels * area, area);
                    }
                });
    }

    /** The transpose of {@link #convolveByChannel}. */
    private static void spreadByChannel(
            WindowPlaces places, DenseArray y, DenseArray w, DenseArray x) {
        int images = length(y, 0);
        int filters = length(w, 1);
        int channels = length(w, 2);
        int area = area(x);
        int rows = images * area(y);
        int[] order =
                IntStream.range(0, y.rank()).map(axis -> axis < 2 ? axis + 1 : axis).toArray();
        order[2] = 0;
        DenseArray byFilter = Views.transpose(y, order).contiguous();
        WindowParts parts =
                new WindowParts(images, lengths(x), lengths(y), places.exchanged(lengths(w)));
        each(
                length(w, 0) * channels,
                (double) y.size() * channels * area(w),
                (from, to) -> {
                    Object matrix = Elements.allocate(x.dtype(), parts.size());
                    for (int i = from * parts.number(); i < to * parts.number(); i++) {
                        int part = i % parts.number();
                        int channel = i / parts.number() % channels;
                        int group = i / parts.number() / channels;
                        int at = w.offset() + group * w.stride(0) + channel * w.stride(2);
                        int columns = parts.columns(part);
                        int start = byFilter.offset() + group * filters * rows;
                        new MatrixView(matrix, 0, columns, 1)
                                .multiply(
                                        rows,
                                        columns,
                                        filters,
                                        new MatrixView(byFilter.data(), start, 1, rows),
                                        new MatrixView(
                                                w.data(), at + parts.start(part), w.stride(1), 1),
                                        false);
                        parts.windows(part)
                                .add(
                                        matrix,
                                        0,
                                        x.data(),
                                        i / parts.number() * area,
                                        length(w, 0) * channels * area);
                    }
                });
    }
}
