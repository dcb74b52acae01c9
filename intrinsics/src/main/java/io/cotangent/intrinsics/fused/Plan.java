package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kind;

/**
 * The tasks of a formula, and a place for each of its values: a slot. The first slots are the
 * inputs', the next ones the results'.
 *
 * @param slots how many there are
 * @param constants by slot, the array of a value that the formula gives; else null
 * @param buffers the slots that need a block of memory
 * @param kinds what the buffers hold
 * @param once computes, with one element, what is the same for all
 * @param tasks are done with each block
 * @param reducers those of the tasks that reduce
 * @param cost of an element, in operations on vectors, about
 */
record Plan(
        int slots,
        Object[] constants,
        int[] buffers,
        Kind[] kinds,
        Task[] once,
        Task[] tasks,
        Reducer[] reducers,
        int cost) {}
