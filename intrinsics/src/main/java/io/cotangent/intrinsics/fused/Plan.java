package io.cotangent.intrinsics.fused;

import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.vector.Piece;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The tasks of a formula, and a place for each of its values: a slot. The first slots are the
 * inputs', the next ones the results'.
 *
 * @param constants by slot, the array of a value that the formula gives; else null
 * @param buffers the slots that need memory
 * @param wholes those of them that are for a whole block
 * @param isLong whether so much is computed on the way that few elements are done at a time
 * @param once computes, with one element, what is the same for all
 * @param tasks are done with the elements of each block, some at a time
 * @param last are done with each block when it is computed
 * @param reducers those of the tasks that reduce
 * @param cost of an element, in operations on vectors, about
 */
record Plan(
        Object[] constants,
        Buffer[] buffers,
        int[] wholes,
        boolean isLong,
        Task[] once,
        Task[] tasks,
        Task[] last,
        Reducer[] reducers,
        int cost) {
    /** A plan that knows which buffers are for a whole block. */
    Plan(
            Object[] constants,
            Buffer[] buffers,
            boolean isLong,
            Task[] once,
            Task[] tasks,
            Task[] last,
            Reducer[] reducers,
            int cost) {
        this(
                constants,
                buffers,
                Arrays.stream(buffers).filter(Buffer::isWhole).mapToInt(Buffer::slot).toArray(),
                isLong,
                once,
                tasks,
                last,
                reducers,
                cost);
    }

    /**
     * A slot that needs memory.
     *
     * @param kind of the elements
     * @param isWhole whether for a whole block, not only for what is computed at a time
     */
    record Buffer(int slot, Kind kind, boolean isWhole) {}

    /** How many pieces there are, equal ones counted once. */
    int differentPieces() {
        Set<Piece> pieces = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Task task : tasks) {
            if (task instanceof Task.Together(Piece piece, _, _)) {
                pieces.add(piece);
            }
        }
        return pieces.size();
    }

    /** How many slots there are. */
    int slots() {
        return constants.length;
    }
}
