package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.array.Rooms;

/** A step of a plan. */
sealed interface PlanStep permits ColumnsStep, CopyStep, FusedStep, JoinStep, OpStep {
    /** Computes variables from others. */
    void run(DenseArray[] values, Rooms rooms);
}
