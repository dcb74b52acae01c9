package io.cotangent.loop;

import io.cotangent.NDArray;
import io.cotangent.Snapshots;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.op.Batching;
import io.cotangent.op.Op;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.transform.Block;
import io.cotangent.transform.Forward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Loop} that is linear in some of its operands, transposed. Its operands are the loop's
 * that are not linear, and then a cotangent for each linear state after the loop; its results are
 * cotangents of the linear operands. The other states are computed forward, and again where they
 * are needed and were not kept.
 *
 * @param linear which of the loop's operands are linear; among the states, those that ever are
 */
record ReverseLoop(Steps steps, Snapshots snapshots, Slots linear) implements Op {
    @Override
    public Sharing sharing() {
        return steps.sharing();
    }

    @Override
    public String label() {
        return "reverse_loop";
    }

    @Override
    public String settings() {
        return steps.count() + " steps";
    }

    @Override
    public ArrayType[] types(ArrayType... operands) {
        int[] slots = linear.which(true, 0, linear.count());
        ArrayType[] types = new ArrayType[slots.length];
        for (int i = 0; i < slots.length; i++) {
            ArrayType type = steps.type(slots[i]);
            types[i] =
                    isInput(slots[i]) ? type.withShape(type.shape().prepend(steps.count())) : type;
        }
        return types;
    }

    private boolean isInput(int slot) {
        return slot >= steps.states() && slot < steps.states() + steps.inputs();
    }

    @Override
    public DenseArray[] evaluate(DenseArray... operands) {
        NDArray[] results = new Sweep(steps, linear, snapshots, operands).run();
        return Arrays.copyOf(results, results.length, DenseArray[].class);
    }

    /**
     * Linear in the cotangents. In the other operands, the derivative of what the sweep is made of:
     * the first half of the loop, and the sweeps of both halves, down to single steps. So that has
     * as many operations as the loop has steps.
     */
    @Override
    public @Nullable NDArray[] jvp(Ops o, NDArray[] x, NDArray[] y, @Nullable NDArray[] dx) {
        int known = linear.which(false, 0, linear.count()).length;
        NDArray[] moved = x.clone();
        List<Integer> active = new ArrayList<>();
        List<NDArray> operands = new ArrayList<>(Arrays.asList(x));
        boolean isMoved = false;
        for (int i = 0; i < dx.length; i++) {
            if (i >= known) {
                isMoved |= dx[i] != null;
                moved[i] = dx[i] == null ? o.zerosLike(x[i]) : dx[i];
            } else if (dx[i] != null) {
                active.add(i);
                operands.add(dx[i]);
            }
        }
        NDArray[] first = isMoved ? o.applyAll(this, moved) : new NDArray[y.length];
        if (active.isEmpty()) {
            return first;
        }
        ArrayType[] types = Arrays.stream(x).map(Ops::typeOf).toArray(ArrayType[]::new);
        Program halves = Recording.symbolic("halves", new Halves(this)::results, types);
        NDArray[] second =
                Block.apply(
                        o,
                        Forward.tangents(halves, active, y.length),
                        operands.toArray(NDArray[]::new));
        for (int i = 0; isMoved && i < second.length; i++) {
            second[i] = o.add(first[i], second[i]);
        }
        return second;
    }

    /** What is linear in the cotangents is so as the loop is in its linear operands. */
    @Override
    public @Nullable NDArray[] transpose(Ops o, @Nullable NDArray[] cotangents, Operands operands) {
        ArrayType[] types = types();
        NDArray[] loop = new NDArray[linear.count()];
        int given = 0;
        for (int i = 0, next = 0; i < loop.length; i++) {
            if (linear.isLinear(i)) {
                loop[i] = cotangents[next] == null ? o.zeros(types[next]) : cotangents[next];
                next++;
            } else {
                loop[i] = operands.value(given++);
            }
        }
        NDArray[] moved = o.applyAll(new Loop(steps, snapshots), loop);
        NDArray[] result = new NDArray[operands.types().length];
        for (int state : linear.which(true, 0, steps.states())) {
            result[given] = operands.isLinear(given) ? moved[state] : null;
            given++;
        }
        return result;
    }

    @Override
    public NDArray[] batch(Ops o, NDArray[] x, boolean... batched) {
        int size = Batching.size(x, batched);
        int states = steps.states();
        boolean[] flags = new boolean[linear.count()];
        List<NDArray> operands = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            if (linear.isLinear(i)) {
                flags[i] = true;
                continue;
            }
            boolean isBatched = batched[operands.size()];
            NDArray operand = x[operands.size()];
            flags[i] = i < states || isBatched;
            if (i < states && !isBatched) {
                operand = o.broadcast(operand, Ops.typeOf(operand).shape().prepend(size));
            }
            operands.add(isInput(i) && isBatched ? o.moveAxis(operand, 0, 1) : operand);
        }
        int known = operands.size();
        // What the new steps capture is numbered after what the old ones did, which is not needed.
        int old = linear.count() - states - steps.inputs();
        List<NDArray> captured = new ArrayList<>(Collections.nCopies(old, NDArray.of(0.0)));
        Steps many = Loop.batched(steps, size, flags, captured);
        operands.addAll(captured.subList(old, captured.size()));
        for (int i = known; i < x.length; i++) {
            operands.add(
                    batched[i] ? x[i] : o.broadcast(x[i], Ops.typeOf(x[i]).shape().prepend(size)));
        }
        NDArray[] results =
                o.applyAll(
                        new ReverseLoop(many, snapshots, linear.and(captured.size() - old)),
                        operands.toArray(NDArray[]::new));
        int[] slots = linear.which(true, 0, linear.count());
        for (int i = 0; i < slots.length; i++) {
            if (isInput(slots[i])) {
                results[i] = o.moveAxis(results[i], 1, 0);
            }
        }
        return results;
    }
}
