package io.cotangent;

/**
 * Where a quantile lies among sorted elements, as NumPy's methods of the same names; see Hyndman
 * and Fan, "Sample quantiles in statistical packages" (The American Statistician, 1996).
 */
public enum Interpolation {
    /** Between two elements, in proportion: their method 7, and what is usual. */
    LINEAR,
    /** The element below. */
    LOWER,
    /** The element above. */
    HIGHER,
    /** The nearest element; of two as near, that at the even place. */
    NEAREST,
    /** The middle between the element below and that above. */
    MIDPOINT,
    /** The smallest element that no less than that part of the elements reaches: method 1. */
    INVERTED_CDF,
    /** As {@link #INVERTED_CDF}, but the mean of both where two are as good: method 2. */
    AVERAGED_INVERTED_CDF,
    /** The distribution function, inverted in proportion: method 4. */
    INTERPOLATED_INVERTED_CDF,
    /** Method 5. */
    HAZEN,
    /** Method 6. */
    WEIBULL,
    /** Method 8, which is nearly free of bias in the median, whatever the distribution. */
    MEDIAN_UNBIASED,
    /** Method 9, which is nearly free of bias for normal distributions. */
    NORMAL_UNBIASED;

    /** The place of a quantile among {@code n} sorted elements, from 0 to n - 1. */
    public double place(double q, int n) {
        double linear = q * (n - 1);
        double part = n * q;
        double place =
                switch (this) {
                    case LINEAR -> linear;
                    case LOWER -> Math.floor(linear);
                    case HIGHER -> Math.ceil(linear);
                    case NEAREST -> Math.rint(linear);
                    case MIDPOINT -> (Math.floor(linear) + Math.ceil(linear)) / 2;
                    case INVERTED_CDF -> Math.ceil(part) - 1;
                    case AVERAGED_INVERTED_CDF ->
                            part == Math.rint(part) ? part - 0.5 : Math.ceil(part) - 1;
                    case INTERPOLATED_INVERTED_CDF -> part - 1;
                    case HAZEN -> part - 0.5;
                    case WEIBULL -> (n + 1) * q - 1;
                    case MEDIAN_UNBIASED -> part + (1 + q) / 3 - 1;
                    case NORMAL_UNBIASED -> part + (3 + 2 * q) / 8 - 1;
                };
        return Math.clamp(place, 0, n - 1);
    }
}
