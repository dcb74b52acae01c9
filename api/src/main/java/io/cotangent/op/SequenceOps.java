package io.cotangent.op;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.Typed;
import io.cotangent.error.DomainException;
import io.cotangent.error.ShapeException;

/** Convolutions of sequences, by NumPy's rules. */
public interface SequenceOps extends WindowOps, PadOps {
    default NDArray convolve(NDArray a, NDArray b) {
        return convolve(a, b, "full");
    }

    default NDArray convolve(NDArray a, NDArray b, String mode) {
        requireSequences("convolve", a, b);
        return a.size() < b.size() ? slid(b, flip(a), mode) : slid(a, flip(b), mode);
    }

    default NDArray correlate(NDArray a, NDArray b) {
        return correlate(a, b, "valid");
    }

    default NDArray correlate(NDArray a, NDArray b, String mode) {
        requireSequences("correlate", a, b);
        return a.size() < b.size() ? flip(slid(b, a, mode)) : slid(a, b, mode);
    }

    /** The sums of products of the shorter sequence with the places of the longer. */
    private NDArray slid(NDArray x, NDArray window, String mode) {
        int beyond = window.size() - 1;
        int before =
                switch (mode) {
                    case "full" -> beyond;
                    case "same" -> beyond - beyond / 2;
                    case "valid" -> 0;
                    default ->
                            throw new DomainException(
                                    "convolve: mode \""
                                            + mode
                                            + "\" is unknown: give \"full\", \"same\" or \"valid\"");
                };
        int after = mode.equals("same") ? beyond / 2 : before;
        DType dtype = x.dtype().promote(window.dtype());
        NDArray padded = pad(cast(x, dtype), before, after, 0);
        NDArray y =
                conv(
                        reshape(padded, 1, 1, padded.size()),
                        reshape(cast(window, dtype), 1, 1, window.size()));
        return cast(flatten(y), dtype);
    }

    private static void requireSequences(String operation, NDArray a, NDArray b) {
        if (a.rank() != 1 || b.rank() != 1 || a.size() == 0 || b.size() == 0) {
            throw new ShapeException(
                    operation
                            + ": needs two vectors that are not empty, but got "
                            + Typed.of(a).shape()
                            + " and "
                            + Typed.of(b).shape()
                            + ": use flatten");
        }
    }
}
