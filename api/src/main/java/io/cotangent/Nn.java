package io.cotangent;

import static io.cotangent.op.EagerOps.EAGER;

/**
 * What neural networks are made of, besides {@link NDArray#sigmoid}, {@link NDArray#softplus},
 * {@link NDArray#tanh} and {@link NDArray#oneHot}.
 *
 * <p>Where nothing else is said, functions are of each element, integers become {@code float64},
 * and the derivative at a kink is that of the branch that the formula's condition names.
 *
 * <p>What slides over an array takes it as {@code [examples, channels, lengths...]}, with one, two
 * or more spatial axes.
 */
public final class Nn {
    private Nn() {}

    /** {@code max(x, 0)}; the derivative at 0 is 0. */
    public static NDArray relu(NDArray x) {
        return EAGER.relu(x);
    }

    /** {@code min(max(x, 0), 6)}; the derivative at 0 and at 6 is 0. */
    public static NDArray relu6(NDArray x) {
        return EAGER.relu6(x);
    }

    /** {@link #leakyRelu(NDArray, double)} with a slope of 0.01. */
    public static NDArray leakyRelu(NDArray x) {
        return EAGER.leakyRelu(x);
    }

    /** x where {@code x >= 0}, else {@code slope x}. */
    public static NDArray leakyRelu(NDArray x, double slope) {
        return EAGER.leakyRelu(x, slope);
    }

    /** {@link #elu(NDArray, double)} with alpha 1. */
    public static NDArray elu(NDArray x) {
        return EAGER.elu(x);
    }

    /** x where {@code x > 0}, else {@code alpha (e^x - 1)}. */
    public static NDArray elu(NDArray x, double alpha) {
        return EAGER.elu(x, alpha);
    }

    /**
     * The exponential linear unit scaled so that mean 0 and variance 1 are a fixed point (Klambauer
     * et al., "Self-Normalizing Neural Networks", 2017).
     */
    public static NDArray selu(NDArray x) {
        return EAGER.selu(x);
    }

    /** x where {@code x > 0}, else {@code alpha (e^(x/alpha) - 1)}. */
    public static NDArray celu(NDArray x, double alpha) {
        return EAGER.celu(x, alpha);
    }

    /** x times the standard normal distribution function of x. */
    public static NDArray gelu(NDArray x) {
        return EAGER.gelu(x);
    }

    /** {@code x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x³)))}, near {@link #gelu}. */
    public static NDArray geluTanh(NDArray x) {
        return EAGER.geluTanh(x);
    }

    /** {@code x sigmoid(x)}. */
    public static NDArray silu(NDArray x) {
        return EAGER.silu(x);
    }

    /** {@code x tanh(softplus(x))}. */
    public static NDArray mish(NDArray x) {
        return EAGER.mish(x);
    }

    /** {@code log(sigmoid(x))}, accurate in both tails. */
    public static NDArray logSigmoid(NDArray x) {
        return EAGER.logSigmoid(x);
    }

    /** {@code x / (1 + |x|)}. */
    public static NDArray softsign(NDArray x) {
        return EAGER.softsign(x);
    }

    /** {@code min(max(x, -1), 1)}; the derivative at both edges is 0. */
    public static NDArray hardTanh(NDArray x) {
        return EAGER.hardTanh(x);
    }

    /** {@code relu6(x + 3) / 6}. */
    public static NDArray hardSigmoid(NDArray x) {
        return EAGER.hardSigmoid(x);
    }

    /** {@code x hardSigmoid(x)}. */
    public static NDArray hardSwish(NDArray x) {
        return EAGER.hardSwish(x);
    }

    /**
     * The first half of an axis times the sigmoid of the second half.
     *
     * @throws io.cotangent.error.ShapeException if the axis has an odd length
     */
    public static NDArray glu(NDArray x, int axis) {
        return EAGER.glu(x, axis);
    }

    /**
     * {@code e^x / sum(e^x)} along the axes together, the last one if none is given; no overflow.
     * An element {@code -inf} gets 0; where all are, the result is NaN.
     */
    public static NDArray softmax(NDArray x, int... axes) {
        return EAGER.softmax(x, axes);
    }

    /**
     * The softmax of the elements where a mask is true, which broadcasts to the array; 0 elsewhere,
     * and everywhere where the mask is false for all.
     */
    public static NDArray softmax(NDArray x, NDArray mask, int... axes) {
        return EAGER.softmax(x, mask, axes);
    }

    /** The logarithm of {@link #softmax(NDArray, int...)}, accurate for small ones, too. */
    public static NDArray logSoftmax(NDArray x, int... axes) {
        return EAGER.logSoftmax(x, axes);
    }

    /** The logarithm of {@link #softmax(NDArray, NDArray, int...)}. */
    public static NDArray logSoftmax(NDArray x, NDArray mask, int... axes) {
        return EAGER.logSoftmax(x, mask, axes);
    }

    /**
     * The loss of each example: minus the logarithm of the probability, by the softmax of the last
     * axis of the logits, of its class. The target is integers, the classes, of the logits' shape
     * without the last axis (negative ones count from the end); or floating-point numbers of the
     * logits' shape, the probabilities of the classes, and the loss their cross-entropy.
     *
     * @throws io.cotangent.error.ShapeException if the target has neither shape
     * @throws io.cotangent.error.DTypeException if it has the other one's elements
     * @throws io.cotangent.error.IndexException if there is no such class
     */
    public static NDArray crossEntropy(NDArray logits, NDArray target) {
        return EAGER.crossEntropy(logits, target);
    }

    /**
     * As {@link #crossEntropy(NDArray, NDArray)}, where a share of the target's probability is
     * spread evenly over all classes (Szegedy et al., "Rethinking the Inception Architecture",
     * 2016).
     */
    public static NDArray crossEntropy(NDArray logits, NDArray target, double smoothing) {
        return EAGER.crossEntropy(logits, target, smoothing);
    }

    /**
     * The loss of each element, {@code -t log(sigmoid(x)) - (1 - t) log(1 - sigmoid(x))}, accurate
     * for all logits x; targets t are probabilities.
     */
    public static NDArray binaryCrossEntropy(NDArray logits, NDArray target) {
        return EAGER.binaryCrossEntropy(logits, target);
    }

    /**
     * The loss of each element: half the square of the error e where {@code |e| <= delta}, else
     * {@code delta (|e| - delta/2)} (Huber, "Robust Estimation of a Location Parameter", 1964).
     */
    public static NDArray huber(NDArray prediction, NDArray target, double delta) {
        return EAGER.huber(prediction, target, delta);
    }

    /**
     * {@code (x - mean) / sqrt(variance + epsilon)} with the mean and variance over the axes
     * together, the last one if none is given.
     */
    public static NDArray standardize(NDArray x, double epsilon, int... axes) {
        return EAGER.standardize(x, epsilon, axes);
    }

    /** {@link #layerNorm(NDArray, NDArray, NDArray, double)} with an epsilon of 1e-5. */
    public static NDArray layerNorm(NDArray x, NDArray scale, NDArray shift) {
        return EAGER.layerNorm(x, scale, shift);
    }

    /**
     * {@link #standardize} over the last axes, as many as the scale has, times the scale, plus the
     * shift (Ba, Kiros and Hinton, "Layer Normalization", 2016).
     *
     * @throws io.cotangent.error.ShapeException if the last axes have not the scale's lengths
     */
    public static NDArray layerNorm(NDArray x, NDArray scale, NDArray shift, double epsilon) {
        return EAGER.layerNorm(x, scale, shift, epsilon);
    }

    /** {@link #rmsNorm(NDArray, NDArray, double)} with an epsilon of 1e-5. */
    public static NDArray rmsNorm(NDArray x, NDArray scale) {
        return EAGER.rmsNorm(x, scale);
    }

    /**
     * {@code x / sqrt(mean(x²) + epsilon)}, the mean over the last axes, as many as the scale has,
     * times the scale (Zhang and Sennrich, "Root Mean Square Layer Normalization", 2019).
     *
     * @throws io.cotangent.error.ShapeException if the last axes have not the scale's lengths
     */
    public static NDArray rmsNorm(NDArray x, NDArray scale, double epsilon) {
        return EAGER.rmsNorm(x, scale, epsilon);
    }

    /** {@link #batchNorm(NDArray, NDArray, NDArray, double)} with an epsilon of 1e-5. */
    public static NDArray batchNorm(NDArray x, NDArray scale, NDArray shift) {
        return EAGER.batchNorm(x, scale, shift);
    }

    /**
     * {@link #standardize} over all axes but that of the channels, axis 1, times the scale, plus
     * the shift, vectors with a number for each channel (Ioffe and Szegedy, "Batch Normalization",
     * 2015). For training: running averages are the caller's, of {@code x.mean(0, 2, 3)} and {@code
     * x.var(0, 2, 3)}.
     *
     * @throws io.cotangent.error.ShapeException if a vector does not fit the channels
     */
    public static NDArray batchNorm(NDArray x, NDArray scale, NDArray shift, double epsilon) {
        return EAGER.batchNorm(x, scale, shift, epsilon);
    }

    /**
     * {@code (x - mean) / sqrt(variance + epsilon) scale + shift}, each a vector with a number for
     * each channel, axis 1. For use after training.
     *
     * @throws io.cotangent.error.ShapeException if a vector does not fit the channels
     */
    public static NDArray batchNorm(
            NDArray x,
            NDArray mean,
            NDArray variance,
            NDArray scale,
            NDArray shift,
            double epsilon) {
        return EAGER.batchNorm(x, mean, variance, scale, shift, epsilon);
    }

    /** {@link #groupNorm(NDArray, int, NDArray, NDArray, double)} with an epsilon of 1e-5. */
    public static NDArray groupNorm(NDArray x, int groups, NDArray scale, NDArray shift) {
        return EAGER.groupNorm(x, groups, scale, shift);
    }

    /**
     * {@link #standardize} of each example over groups of neighbouring channels and all spatial
     * axes, times the scale, plus the shift, vectors with a number for each channel (Wu and He,
     * "Group Normalization", 2018).
     *
     * @throws io.cotangent.error.ShapeException if the channels do not split evenly, or a vector
     *     does not fit them
     */
    public static NDArray groupNorm(
            NDArray x, int groups, NDArray scale, NDArray shift, double epsilon) {
        return EAGER.groupNorm(x, groups, scale, shift, epsilon);
    }

    /**
     * Each element 0 with probability {@code rate}, else divided by {@code 1 - rate}. The key
     * decides which: give another one for each call. Elements of a batch share their zeros.
     *
     * @throws io.cotangent.error.DomainException if the rate is no probability
     */
    public static NDArray dropout(NDArray x, double rate, Rng key) {
        return EAGER.dropout(x, rate, key);
    }

    /**
     * The rows of a table at indices of any shape, whose axes come first; the same row may be taken
     * often.
     */
    public static NDArray embedding(NDArray table, NDArray indices) {
        return EAGER.embedding(table, indices);
    }

    /**
     * {@code softmax(query key^T / sqrt(d)) value} for queries {@code [..., n, d]}, keys {@code
     * [..., m, d]} and values {@code [..., m, e]}; the leading axes, of examples and heads,
     * broadcast (Vaswani et al., "Attention Is All You Need", 2017).
     */
    public static NDArray attention(NDArray query, NDArray key, NDArray value) {
        return EAGER.attention(query, key, value);
    }

    /**
     * As {@link #attention(NDArray, NDArray, NDArray)}, to the keys where a mask that broadcasts to
     * {@code [..., n, m]} is true; a query that may see no key gets 0.
     */
    public static NDArray attention(NDArray query, NDArray key, NDArray value, NDArray mask) {
        return EAGER.attention(query, key, value, mask);
    }

    /**
     * As {@link #attention(NDArray, NDArray, NDArray)}, where query i sees the keys up to the i-th.
     */
    public static NDArray causalAttention(NDArray query, NDArray key, NDArray value) {
        return EAGER.causalAttention(query, key, value);
    }

    /** {@link #conv(NDArray, NDArray, Sliding, int)} in steps of 1, without padding. */
    public static NDArray conv(NDArray x, NDArray kernel) {
        return EAGER.conv(x, kernel);
    }

    /** {@link #conv(NDArray, NDArray, Sliding, int)} with all channels in one group. */
    public static NDArray conv(NDArray x, NDArray kernel, Sliding sliding) {
        return EAGER.conv(x, kernel, sliding);
    }

    /**
     * The convolution of networks, which is a cross-correlation: {@code y[n,o,i] = sum over c and k
     * of kernel[o,c,k] x[n,c,i*stride+k*dilation-before]}, where x is 0 outside. x is {@code
     * [examples, channels, lengths...]}, the kernel {@code [results, channels / groups,
     * lengths...]}; each group of the channels makes as many of the results.
     *
     * @throws io.cotangent.error.ShapeException if axes, channels or groups do not agree, or the
     *     kernel does not fit into the padded array
     */
    public static NDArray conv(NDArray x, NDArray kernel, Sliding sliding, int groups) {
        return EAGER.conv(x, kernel, sliding, groups);
    }

    /** {@link #convTranspose(NDArray, NDArray, Sliding, int, int...)} in steps of 1. */
    public static NDArray convTranspose(NDArray x, NDArray kernel) {
        return EAGER.convTranspose(x, kernel);
    }

    /** {@link #convTranspose(NDArray, NDArray, Sliding, int, int...)} in one group. */
    public static NDArray convTranspose(NDArray x, NDArray kernel, Sliding sliding) {
        return EAGER.convTranspose(x, kernel, sliding);
    }

    /**
     * The adjoint of the {@linkplain #conv(NDArray, NDArray, Sliding, int) convolution} with the
     * same kernel, sliding and groups: x is {@code [examples, channels, lengths...]}, the kernel
     * {@code [channels, results / groups, lengths...]}. An axis of length n becomes {@code (n - 1)
     * stride + (k - 1) dilation + 1 - before - after} long, plus the output padding, which chooses
     * among the lengths that a stride makes alike; {@code n stride} with the same padding.
     *
     * @throws io.cotangent.error.ShapeException if axes, channels, groups or output padding do not
     *     fit
     */
    public static NDArray convTranspose(
            NDArray x, NDArray kernel, Sliding sliding, int groups, int... outputPadding) {
        return EAGER.convTranspose(x, kernel, sliding, groups, outputPadding);
    }

    /** {@link #maxPool(NDArray, int[], Sliding)} of windows side by side. */
    public static NDArray maxPool(NDArray x, int... window) {
        return EAGER.maxPool(x, window);
    }

    /**
     * The largest element of each window that slides over the last axes, one for each of its
     * lengths; NaN where there is one. Padding does not count. The first among equals gets all of
     * the derivative.
     *
     * @throws io.cotangent.error.ShapeException if the window does not fit, or sees nothing but
     *     padding
     */
    public static NDArray maxPool(NDArray x, int[] window, Sliding sliding) {
        return EAGER.maxPool(x, window, sliding);
    }

    /** {@link #avgPool(NDArray, int[], Sliding)} of windows side by side. */
    public static NDArray avgPool(NDArray x, int... window) {
        return EAGER.avgPool(x, window);
    }

    /** The mean of the elements of each window; padding does not count. */
    public static NDArray avgPool(NDArray x, int[] window, Sliding sliding) {
        return EAGER.avgPool(x, window, sliding);
    }

    /**
     * The mean of the elements of each window that slides over the last axes, one for each of its
     * lengths; padding may count as zeros.
     *
     * @throws io.cotangent.error.ShapeException if the window does not fit, or sees nothing but
     *     padding that does not count
     */
    public static NDArray avgPool(NDArray x, int[] window, Sliding sliding, boolean countPadding) {
        return EAGER.avgPool(x, window, sliding, countPadding);
    }
}
