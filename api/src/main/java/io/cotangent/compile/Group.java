package io.cotangent.compile;

import java.util.List;

/**
 * Equations that one step of a plan computes.
 *
 * @param equations their numbers, ascending
 * @param fused whether they are computed in one pass over elements, else it is one equation,
 *     computed as it stands, or products of one matrix
 * @param uses the variables of other groups, inputs and constants that the step reads
 */
record Group(List<Integer> equations, boolean fused, int[] uses) {}
