package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where the code of a method comes together and where it is caught, and which numbers in locals are
 * still read after such places and after jumps.
 */
final class Liveness {
    private final MethodNode method;

    /** Where more than one way leads, and where handlers begin to hold and cease. */
    private final Set<LabelNode> meetings = new HashSet<>();

    private final Map<AbstractInsnNode, BitSet> live = new HashMap<>();
    private boolean hasChanged;

    private Liveness(MethodNode method) {
        this.method = method;
    }

    static Liveness of(MethodNode method) {
        Liveness liveness = new Liveness(method);
        for (AbstractInsnNode instruction : method.instructions) {
            if (isJump(instruction)) {
                liveness.meetings.addAll(targets(instruction));
            }
            LabelNode label = instruction instanceof FrameNode ? labelOf(instruction) : null;
            if (label != null) {
                liveness.meetings.add(label);
            }
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            liveness.meetings.addAll(List.of(block.start, block.end, block.handler));
        }
        do {
            liveness.hasChanged = false;
            liveness.pass();
        } while (liveness.hasChanged);
        return liveness;
    }

    /** Whether what is known before a label does not hold after it. */
    boolean isMeeting(LabelNode label) {
        return meetings.contains(label);
    }

    /** The label of a place; null where there is none. */
    static @Nullable LabelNode labelOf(AbstractInsnNode place) {
        AbstractInsnNode at = place.getPrevious();
        while (at != null && at.getOpcode() < 0 && !(at instanceof LabelNode)) {
            at = at.getPrevious();
        }
        return at instanceof LabelNode label ? label : null;
    }

    /** Whether an exception's handler begins at a label. */
    boolean isHandler(LabelNode label) {
        return method.tryCatchBlocks.stream().anyMatch(block -> block.handler.equals(label));
    }

    /** How many handlers begin to hold at a label, less those that cease to. */
    int handlersFrom(LabelNode label) {
        int count = 0;
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            count += (block.start.equals(label) ? 1 : 0) - (block.end.equals(label) ? 1 : 0);
        }
        return count;
    }

    /** Whether an instruction may go on elsewhere than at the next. */
    static boolean isJump(AbstractInsnNode instruction) {
        return switch (instruction.getType()) {
            case AbstractInsnNode.JUMP_INSN,
                    AbstractInsnNode.TABLESWITCH_INSN,
                    AbstractInsnNode.LOOKUPSWITCH_INSN ->
                    true;
            default -> false;
        };
    }

    /** The locals with numbers that are read after a meeting, or after a jump on any way. */
    BitSet after(AbstractInsnNode place) {
        return live.getOrDefault(place, new BitSet());
    }

    private static List<LabelNode> targets(AbstractInsnNode instruction) {
        return switch (instruction) {
            case JumpInsnNode jump -> List.of(jump.label);
            case TableSwitchInsnNode table -> with(table.labels, table.dflt);
            case LookupSwitchInsnNode lookup -> with(lookup.labels, lookup.dflt);
            default -> List.of();
        };
    }

    private static List<LabelNode> with(List<LabelNode> labels, LabelNode more) {
        List<LabelNode> all = new ArrayList<>(labels);
        all.add(more);
        return all;
    }

    private void pass() {
        BitSet now = new BitSet();
        Set<TryCatchBlockNode> blocks = new HashSet<>();
        for (AbstractInsnNode at = method.instructions.getLast();
                at != null;
                at = at.getPrevious()) {
            if (at instanceof LabelNode label) {
                enterOrLeave(label, blocks);
                blocks.forEach(block -> now.or(after(block.handler)));
                keep(label, now);
            } else if (ends(at.getOpcode())) {
                now.clear();
                blocks.forEach(block -> now.or(after(block.handler)));
            }
            if (isJump(at)) {
                targets(at).forEach(target -> now.or(after(target)));
                keep(at, now);
            }
            if (at instanceof VarInsnNode variable) {
                use(variable, now, blocks);
            }
        }
    }

    private void enterOrLeave(LabelNode label, Set<TryCatchBlockNode> blocks) {
        if (!meetings.contains(label)) {
            return;
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.end.equals(label)) {
                blocks.add(block);
            }
        }
        blocks.removeIf(block -> block.start.equals(label));
    }

    private void keep(AbstractInsnNode place, BitSet now) {
        if (place instanceof LabelNode label && !meetings.contains(label)) {
            return;
        }
        BitSet before = live.get(place);
        if (!now.equals(before)) {
            live.put(place, (BitSet) now.clone());
            hasChanged |= before != null || !now.isEmpty();
        }
    }

    private void use(VarInsnNode variable, BitSet now, Set<TryCatchBlockNode> blocks) {
        switch (variable.getOpcode()) {
            case Opcodes.DLOAD, Opcodes.FLOAD -> now.set(variable.var);
            case Opcodes.DSTORE, Opcodes.FSTORE -> {
                now.clear(variable.var);
                blocks.forEach(block -> now.or(after(block.handler)));
            }
            default -> {}
        }
    }

    /** Whether the next instruction is not reached from this one. */
    static boolean ends(int opcode) {
        return opcode == Opcodes.GOTO
                || opcode == Opcodes.ATHROW
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }
}
