package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Where the instructions that shuffle the stack bring its values. */
final class Shuffles {
    private Shuffles() {}

    /**
     * Where the values come from that are on the stack after an instruction, counted from below: to
     * the lowest of these places and those above it.
     *
     * @param frame the stack before
     */
    static List<Integer> sources(int opcode, Frame<BasicValue> frame) {
        int size = frame.getStackSize();
        List<Integer> order = new ArrayList<>();
        order(opcode, frame, order);
        order.replaceAll(fromTop -> size - fromTop);
        return order;
    }

    /** Lists the values after the instruction from below, by their places before, 1 for the top. */
    private static void order(int opcode, Frame<BasicValue> frame, List<Integer> order) {
        int top =
                opcode == Opcodes.DUP2 || opcode == Opcodes.DUP2_X1 || opcode == Opcodes.DUP2_X2
                        ? values(frame, 0, 2)
                        : 1;
        int below =
                switch (opcode) {
                    case Opcodes.DUP_X1, Opcodes.DUP2_X1, Opcodes.SWAP -> 1;
                    case Opcodes.DUP_X2, Opcodes.DUP2_X2 -> values(frame, top, 2);
                    default -> 0;
                };
        add(order, 0, top);
        add(order, top, below);
        if (opcode != Opcodes.SWAP) {
            add(order, 0, top);
        }
    }

    private static void add(List<Integer> order, int above, int count) {
        for (int place = above + count; place > above; place--) {
            order.add(place);
        }
    }

    /** How many values fill so many slots below some values. */
    private static int values(Frame<BasicValue> frame, int above, int slots) {
        BasicValue first = frame.getStack(frame.getStackSize() - 1 - above);
        return first.getSize() == slots ? 1 : 2;
    }
}
