package io.cotangent;

import io.cotangent.error.TreeException;
import io.cotangent.function.Args;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The arguments of a function to differentiate with respect to, by their positions from 0; see
 * {@link Cotangent#argnums}.
 */
public final class ArgNums {
    private final int[] positions;

    ArgNums(int... positions) {
        this.positions = Arrays.stream(positions).sorted().toArray();
        if (positions.length == 0
                || Arrays.stream(positions).distinct().count() != positions.length) {
            throw new TreeException(
                    this + " does not choose arguments: name one or more, each once");
        }
    }

    /** All arguments of a function of {@code arity} arguments. */
    static ArgNums all(int arity) {
        int[] positions = new int[arity];
        Arrays.setAll(positions, i -> i);
        return new ArgNums(positions);
    }

    /** The arguments that are given. */
    static ArgNums given(Args arguments) {
        Object[] all = arguments.toArray();
        return new ArgNums(IntStream.range(0, all.length).filter(i -> all[i] != null).toArray());
    }

    /**
     * The positions in ascending order, which are known to exist in a function of {@code arity}
     * arguments.
     */
    int[] positions(int arity) {
        if (positions[0] < 0 || positions[positions.length - 1] >= arity) {
            throw new TreeException(
                    this
                            + " names an argument that a function of "
                            + arity
                            + " does not have: give numbers from 0 to "
                            + (arity - 1));
        }
        return positions.clone();
    }

    @Override
    public String toString() {
        return "argnums" + Arrays.toString(positions).replace('[', '(').replace(']', ')');
    }
}
