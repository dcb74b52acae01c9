package io.cotangent.array;

import io.cotangent.DType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arrays as text, in the style of NumPy.
 *
 * <p>Numbers are shown with as few digits as distinguish them from their neighbours, but at most
 * {@value #PRECISION} after the point; columns are aligned, and lines end before column {@value
 * #LINE_WIDTH}. Of arrays with more than {@value #MOST_SHOWN} elements, only {@value #EDGE} at
 * either end of each axis are shown.
 */
public final class Printing {
    private static final int PRECISION = 8;
    private static final int LINE_WIDTH = 75;
    private static final int MOST_SHOWN = 1000;
    private static final int EDGE = 3;
    private static final String GAP = "...";

    private final DenseArray x;
    private final boolean summarised;

    private Printing(DenseArray x) {
        this.x = x;
        this.summarised = x.size() > MOST_SHOWN;
    }

    /** The array as text: as NumPy's {@code str}, but for {@code true} and {@code false}. */
    public static String text(DenseArray x) {
        if (x.rank() == 0) {
            return scalarText(x);
        }
        if (x.size() == 0) {
            return "[]";
        }
        Printing printing = new Printing(x.size() > MOST_SHOWN ? x : x.contiguous());
        Format format = printing.format();
        return printing.axisText(format, 0, 0, x.size(), " ", LINE_WIDTH);
    }

    private static String scalarText(DenseArray x) {
        if (x.dtype() == DType.BOOL) {
            return x.longAt(0) != 0 ? "true" : "false";
        } else if (x.dtype().isInteger()) {
            return Long.toString(x.longAt(0));
        }
        double value = x.doubleAt(0);
        if (!Double.isFinite(value)) {
            return nonFinite(value);
        }
        BigDecimal digits = shortest(value, x.dtype());
        int exponent = digits.precision() - digits.scale() - 1;
        String text;
        if (value != 0 && (exponent < -4 || exponent >= (x.dtype() == DType.FLOAT32 ? 6 : 16))) {
            String mantissa = digits.unscaledValue().toString();
            text =
                    mantissa.charAt(0)
                            + (mantissa.length() > 1 ? "." + mantissa.substring(1) : "")
                            + "e"
                            + exponentText(exponent, 2);
        } else {
            text = digits.setScale(Math.max(digits.scale(), 1)).toPlainString();
        }
        return sign(value) + text;
    }

    /** The text of one position along the axes before {@code axis}: {@code count} elements. */
    private String axisText(
            Format format, int axis, int first, int count, String indent, int width) {
        if (axis == x.rank() - 1) {
            return row(format, first, count, indent, width - 1);
        }
        int length = x.type().shape().length(axis);
        int part = count / length;
        String separator = "\n".repeat(x.rank() - 1 - axis) + indent;
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : separator);
            if (isGap(i, length)) {
                text.append(GAP);
                i = length - EDGE - 1;
            } else {
                text.append(
                        axisText(
                                format, axis + 1, first + i * part, part, indent + " ", width - 1));
            }
        }
        return text.append(']').toString();
    }

    private String row(Format format, int first, int length, String indent, int width) {
        StringBuilder text = new StringBuilder("[");
        int column = indent.length();
        for (int i = 0; i < length; i++) {
            boolean gap = isGap(i, length);
            String word = gap ? GAP : format.text(x.position(first + i));
            if (i > 0) {
                column++;
                if (column + word.length() > width && column > indent.length()) {
                    text.setLength(trimmedLength(text));
                    text.append('\n').append(indent);
                    column = indent.length();
                } else {
                    text.append(' ');
                }
            }
            text.append(word);
            column += word.length();
            i = gap ? length - EDGE - 1 : i;
        }
        return text.append(']').toString();
    }

    private static int trimmedLength(StringBuilder text) {
        int length = text.length();
        while (text.charAt(length - 1) == ' ') {
            length--;
        }
        return length;
    }

    private boolean isGap(int index, int length) {
        return summarised && index == EDGE && length > 2 * EDGE;
    }

    /** How all elements that are shown are written. */
    private Format format() {
        Format format =
                switch (x.dtype()) {
                    case BOOL, INT32, INT64 -> new IntegerFormat(x);
                    case FLOAT32, FLOAT64 -> new FloatFormat(x);
                };
        visitShown(format, 0, 0, x.size(), false);
        if (format instanceof FloatFormat floats) {
            floats.chooseStyle();
            visitShown(format, 0, 0, x.size(), true);
        }
        return format;
    }

    private void visitShown(Format format, int axis, int first, int count, boolean styled) {
        if (axis == x.rank()) {
            format.measure(x.position(first), styled);
            return;
        }
        int length = x.type().shape().length(axis);
        int part = count / length;
        for (int i = 0; i < length; i++) {
            if (isGap(i, length)) {
                i = length - EDGE;
            }
            visitShown(format, axis + 1, first + i * part, part, styled);
        }
    }

    /**
     * The shortest decimal, without sign and trailing zeros, that is nearest to no other number.
     */
    private static BigDecimal shortest(double value, DType dtype) {
        double size = Math.abs(value);
        String digits =
                dtype == DType.FLOAT32 ? Float.toString((float) size) : Double.toString(size);
        BigDecimal result = new BigDecimal(digits).stripTrailingZeros();
        if (result.precision() == 2) {
            // Java writes two digits at least; the very smallest numbers need only one.
            BigDecimal one = result.round(new MathContext(1));
            boolean same =
                    dtype == DType.FLOAT32
                            ? one.floatValue() == (float) size
                            : one.doubleValue() == size;
            return same ? one.stripTrailingZeros() : result;
        }
        return result;
    }

    private static String sign(double value) {
        return Math.copySign(1, value) < 0 ? "-" : "";
    }

    private static String nonFinite(double value) {
        return Double.isNaN(value) ? "nan" : sign(value) + "inf";
    }

    private static String exponentText(int exponent, int digits) {
        String text = Integer.toString(Math.abs(exponent));
        return (exponent < 0 ? "-" : "+") + "0".repeat(Math.max(digits - text.length(), 0)) + text;
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(Math.max(width - text.length(), 0)) + text;
    }

    /** How elements are written, once all that are shown have been measured. */
    private sealed interface Format permits IntegerFormat, FloatFormat {
        void measure(int position, boolean styled);

        String text(int position);
    }

    /** Integers and truth values, aligned at the right. */
    private static final class IntegerFormat implements Format {
        private final DenseArray x;
        private int width;

        IntegerFormat(DenseArray x) {
            this.x = x;
        }

        @Override
        public void measure(int position, boolean styled) {
            width = Math.max(width, plain(position).length());
        }

        @Override
        public String text(int position) {
            return padLeft(plain(position), width);
        }

        private String plain(int position) {
            long value = Elements.integer(x.data(), position);
            if (x.dtype() == DType.BOOL) {
                return value != 0 ? " true" : "false";
            }
            return Long.toString(value);
        }
    }

    /**
     * Floating-point numbers, aligned at the point. They are written with exponents if the largest
     * is 1e8 or more, the smallest but 0 is less than 1e-4, or they are more than a factor of 1000
     * apart.
     */
    private static final class FloatFormat implements Format {
        private final DenseArray x;
        private double largest;
        private double smallest = Double.POSITIVE_INFINITY;
        private boolean anyNonFinite;
        private boolean anyNegativeInfinity;
        private boolean exponents;
        private int left;
        private int fraction;
        private int exponentDigits;

        FloatFormat(DenseArray x) {
            this.x = x;
        }

        @Override
        public void measure(int position, boolean styled) {
            double value = Elements.real(x.data(), position);
            if (styled) {
                measureDigits(value);
            } else if (!Double.isFinite(value)) {
                anyNonFinite = true;
                anyNegativeInfinity |= value == Double.NEGATIVE_INFINITY;
            } else if (value != 0) {
                largest = Math.max(largest, Math.abs(value));
                smallest = Math.min(smallest, Math.abs(value));
            }
        }

        void chooseStyle() {
            boolean single = x.dtype() == DType.FLOAT32;
            double ratio = single ? (float) (largest / smallest) : largest / smallest;
            double least = single ? 0.0001f : 0.0001;
            double most = single ? 1e6 : 1e8;
            exponents = largest > 0 && (largest >= most || smallest < least || ratio > 1000);
        }

        private void measureDigits(double value) {
            if (!Double.isFinite(value)) {
                return;
            }
            BigDecimal digits = rounded(value);
            int signLength = sign(value).length();
            if (exponents) {
                left = Math.max(left, signLength + 1);
                fraction = Math.max(fraction, digits.precision() - 1);
                int exponent = exponent(digits);
                exponentDigits = Math.max(exponentDigits, exponentText(exponent, 2).length() - 1);
            } else {
                left =
                        Math.max(
                                left,
                                signLength + Math.max(digits.precision() - digits.scale(), 1));
                fraction = Math.max(fraction, digits.scale());
            }
        }

        /** The shortest digits, or the exact ones rounded to the precision, if these are fewer. */
        private BigDecimal rounded(double value) {
            BigDecimal digits = shortest(value, x.dtype());
            BigDecimal exact = new BigDecimal(Math.abs(value));
            if (exponents && digits.precision() > PRECISION + 1) {
                digits = exact.round(new MathContext(PRECISION + 1, RoundingMode.HALF_EVEN));
            } else if (!exponents && digits.scale() > PRECISION) {
                digits = exact.setScale(PRECISION, RoundingMode.HALF_EVEN);
            }
            digits = digits.stripTrailingZeros();
            return !exponents && digits.scale() < 0 ? digits.setScale(0) : digits;
        }

        private static int exponent(BigDecimal digits) {
            return digits.signum() == 0 ? 0 : digits.precision() - digits.scale() - 1;
        }

        @Override
        public String text(int position) {
            double value = Elements.real(x.data(), position);
            int right = exponents ? fraction + 2 + exponentDigits : fraction;
            int before = left;
            if (anyNonFinite) {
                before = Math.max(before, (anyNegativeInfinity ? 4 : 3) - right - 1);
            }
            if (!Double.isFinite(value)) {
                return padLeft(nonFinite(value), before + 1 + right);
            }
            return padLeft(sign(value), before - integerDigits(value)) + unsigned(value);
        }

        private int integerDigits(double value) {
            BigDecimal digits = rounded(value);
            return exponents ? 1 : Math.max(digits.precision() - digits.scale(), 1);
        }

        private String unsigned(double value) {
            BigDecimal digits = rounded(value);
            if (exponents) {
                if (digits.precision() <= fraction && value != 0) {
                    // Filled up with the digits of the exact value, which need not be zeros.
                    digits =
                            new BigDecimal(Math.abs(value))
                                    .round(new MathContext(fraction + 1, RoundingMode.HALF_EVEN));
                    digits = digits.stripTrailingZeros();
                }
                String mantissa = digits.unscaledValue().toString();
                String rest = mantissa.substring(1);
                return mantissa.charAt(0)
                        + "."
                        + rest
                        + "0".repeat(fraction - rest.length())
                        + "e"
                        + exponentText(exponent(digits), exponentDigits);
            }
            String plain = digits.toPlainString();
            String point = digits.scale() > 0 ? "" : ".";
            return plain + point + " ".repeat(fraction - digits.scale());
        }
    }
}
