package io.cotangent.tree;

/**
 * The first difference between two trees, leaves aside.
 *
 * @param isConstant whether it is one of values that are no leaves, in the same place of trees that
 *     otherwise agree up to there
 * @param text where it is, what was expected and what was found
 */
public record Difference(boolean isConstant, String text) {}
