package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;

/** A step that can be run slice by slice. */
sealed interface SlicedStep extends PlanStep permits FusedStep, ProductStep {
    /**
     * What it takes to run some slices. There is room for the results then, among the values, but
     * nothing is computed yet.
     */
    Slices slices(DenseArray[] values, Rooms rooms);
}
