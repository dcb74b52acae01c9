package io.cotangent.number;

import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import io.cotangent.trace.Recording;
import java.util.ArrayList;
import java.util.List;

/**
 * What woven code saw of active numbers on its way: which of two is larger, or a number as it is.
 * At other arguments it goes the same way as long as it sees the same.
 */
final class Looks {
    private final Tape tape;
    private final List<Look> looks = new ArrayList<>();

    /** A look. */
    private sealed interface Look {
        /** What is to be the same again. */
        NDArray seen(Ops o, Border border);
    }

    /** That one number is less than another. */
    private record Less(int first, int second) implements Look {
        @Override
        public NDArray seen(Ops o, Border border) {
            return o.lt(border.leave(first), border.leave(second));
        }
    }

    /** Whether two numbers are equal. */
    private record Equal(int first, int second) implements Look {
        @Override
        public NDArray seen(Ops o, Border border) {
            return o.eq(border.leave(first), border.leave(second));
        }
    }

    /** A number without its fraction. */
    private record Truncated(int step) implements Look {
        @Override
        public NDArray seen(Ops o, Border border) {
            return o.trunc(border.leave(step));
        }
    }

    /** Between which multiples of one half a number lies: that says how it is rounded. */
    private record Halves(int step) implements Look {
        @Override
        public NDArray seen(Ops o, Border border) {
            return o.floor(o.mul(border.leave(step), 2));
        }
    }

    /** A number as it is. */
    private record Exact(int step) implements Look {
        @Override
        public NDArray seen(Ops o, Border border) {
            return border.leave(step);
        }
    }

    Looks(Tape tape) {
        this.tape = tape;
    }

    void compared(int first, int second, double x, double y) {
        if (x < y) {
            looks.add(new Less(first, second));
        } else if (x > y) {
            looks.add(new Less(second, first));
        } else {
            looks.add(new Equal(first, second));
            if (x != y) { // one is no number, and which one may matter
                looks.add(new Less(first, second));
                looks.add(new Less(second, first));
            }
        }
    }

    void truncated(int step) {
        looks.add(new Truncated(step));
    }

    void rounded(int step) {
        looks.add(new Halves(step));
    }

    void exact(int step) {
        looks.add(new Exact(step));
    }

    /** Lets the traces of the arrays know. */
    void tell(Ops o) {
        for (Look look : looks) {
            Recording.look(look.seen(o, tape.border()));
        }
    }
}
