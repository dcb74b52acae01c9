package io.cotangent.intrinsics.vector;

import java.util.List;

/**
 * What a loop computes.
 *
 * @param name names the loop's classes, for those who read profiles
 * @param format what the expression computes with; {@code float} operands of a loop that computes
 *     with {@code double}s are widened, its results rounded
 * @param operands what the operands' arrays hold, at most three
 * @param result what the result's array holds
 * @param expression a {@link Lane}, or a {@link Mask} if the result is boolean
 */
record Definition(
        String name, Format format, List<Elements> operands, Elements result, Object expression) {}
