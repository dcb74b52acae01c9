package io.cotangent.check;

import io.cotangent.Cotangent;
import io.cotangent.NDArray;
import io.cotangent.function.Fn1;

/**
 * A function of vectors to check, with the names of the numbers that it takes and gives.
 *
 * @param x where to check it
 * @param precision the roundoff of its numbers
 */
record Subject(Fn1<NDArray, NDArray> fn, NDArray x, Names inputs, Names outputs, double precision) {
    /** The derivative along a direction, by forward mode, as a function of the point. */
    Subject along(NDArray direction) {
        Fn1<NDArray, NDArray> slope = at -> Cotangent.jvp(fn, at, direction).tangent();
        return new Subject(slope, x, inputs, outputs.after("the tangent of "), precision);
    }

    /** The gradient of a combination of results, by reverse mode, as a function of the point. */
    Subject against(NDArray weights) {
        Fn1<NDArray, NDArray> slope = at -> Cotangent.vjp(fn, at).pullback(weights);
        return new Subject(slope, x, inputs, inputs.after("the gradient in "), precision);
    }
}
