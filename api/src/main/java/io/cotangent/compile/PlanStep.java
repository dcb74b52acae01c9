package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;

/** A step of a plan. */
sealed interface PlanStep permits ColumnsStep, CopyStep, JoinStep, OpStep, SlicedStep, StackStep {
    /** Computes variables from others. */
    void run(DenseArray[] values, Rooms rooms);
}
