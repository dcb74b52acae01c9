package io.cotangent.number;

import io.cotangent.function.DoubleFn1;
import io.cotangent.function.DoubleFn2;
import io.cotangent.function.DoubleFn3;
import io.cotangent.function.DoubleFn4;
import io.cotangent.function.DoubleFn5;
import io.cotangent.function.DoubleFn6;

/**
 * A function of plain numbers, called as woven code calls one: the shadows of the arguments are
 * handed over, and that of the value taken.
 */
@FunctionalInterface
public interface NumberCall {
    /** The value at numbers which are the first steps of a tape. */
    double at(Tape t, double... x);

    /** Of 1 number. */
    static NumberCall of(DoubleFn1 fn) {
        int tag = Signatures.of("applyAsDouble", "(D)D");
        return (t, x) -> {
            HandOver.call(fn, 1, t, tag);
            double value = fn.applyAsDouble(x[0]);
            t.result = HandOver.take(t, tag);
            return value;
        };
    }

    /** Of 2 numbers. */
    static NumberCall of(DoubleFn2 fn) {
        int tag = Signatures.of("applyAsDouble", "(DD)D");
        return (t, x) -> {
            HandOver.call(fn, 1, 2, t, tag);
            double value = fn.applyAsDouble(x[0], x[1]);
            t.result = HandOver.take(t, tag);
            return value;
        };
    }

    /** Of 3 numbers. */
    static NumberCall of(DoubleFn3 fn) {
        int tag = Signatures.of("applyAsDouble", "(DDD)D");
        return (t, x) -> {
            HandOver.call(fn, 1, 2, 3, t, tag);
            double value = fn.applyAsDouble(x[0], x[1], x[2]);
            t.result = HandOver.take(t, tag);
            return value;
        };
    }

    /** Of 4 numbers. */
    static NumberCall of(DoubleFn4 fn) {
        int tag = Signatures.of("applyAsDouble", "(DDDD)D");
        return (t, x) -> {
            HandOver.call(fn, 1, 2, 3, 4, t, tag);
            double value = fn.applyAsDouble(x[0], x[1], x[2], x[3]);
            t.result = HandOver.take(t, tag);
            return value;
        };
    }

    /** Of 5 numbers. */
    static NumberCall of(DoubleFn5 fn) {
        int tag = Signatures.of("applyAsDouble", "(DDDDD)D");
        return (t, x) -> {
            HandOver.more(5, 0, t);
            HandOver.call(fn, 1, 2, 3, 4, t, tag);
            double value = fn.applyAsDouble(x[0], x[1], x[2], x[3], x[4]);
            t.result = HandOver.take(t, tag);
            return value;
        };
    }

    /** Of 6 numbers. */
    static NumberCall of(DoubleFn6 fn) {
        int tag = Signatures.of("applyAsDouble", "(DDDDDD)D");
        return (t, x) -> {
            HandOver.more(5, 0, t);
            HandOver.more(6, 1, t);
            HandOver.call(fn, 1, 2, 3, 4, t, tag);
            double value = fn.applyAsDouble(x[0], x[1], x[2], x[3], x[4], x[5]);
            t.result = HandOver.take(t, tag);
            return value;
        };
    }
}
