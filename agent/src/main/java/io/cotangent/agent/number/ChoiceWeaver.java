package io.cotangent.agent.number;

import io.cotangent.number.Choices;
import io.cotangent.number.KnownMethods;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Turns branches into choices that compare two numbers and do nothing but compute others: {@code if
 * (v < 0) v = 0}, {@code x > y ? x : y}. See {@link Choices}. A traced body then takes one way
 * whatever the numbers are.
 */
final class ChoiceWeaver {
    /** Larger methods might not have room. */
    private static final int LARGE = 4000;

    private final String owner;
    private final MethodNode body;
    private final boolean hasThis;

    /** The first local that choices have for themselves. */
    private final int own;

    /** How often the method jumps to a label, or protects code from or to it. */
    private final Map<LabelNode, Integer> targets = new HashMap<>();

    /** By comparison that is reached, the locals that hold numbers there. */
    private final Map<AbstractInsnNode, BitSet> numbers = new HashMap<>();

    private int next;

    private ChoiceWeaver(String owner, MethodNode body) {
        this.owner = owner;
        this.body = body;
        boolean isStored = false;
        for (AbstractInsnNode instruction : body.instructions) {
            isStored |=
                    instruction.getOpcode() == Opcodes.ASTORE
                            && ((VarInsnNode) instruction).var == 0;
        }
        hasThis =
                (body.access & Opcodes.ACC_STATIC) == 0 && !body.name.equals("<init>") && !isStored;
        own = Math.max(body.maxLocals, Type.getArgumentsAndReturnSizes(body.desc) >> 2);
        next = own;
    }

    /** Turns what can be turned in a copy of a method. */
    static void weave(String owner, MethodNode body) throws AnalyzerException {
        List<AbstractInsnNode> comparisons = new ArrayList<>();
        for (AbstractInsnNode instruction : body.instructions) {
            if (isComparison(instruction)) {
                comparisons.add(instruction);
            }
        }
        if (!comparisons.isEmpty() && body.instructions.size() < LARGE) {
            new ChoiceWeaver(owner, body).weave(comparisons.reversed());
        }
    }

    private static boolean isComparison(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return (opcode == Opcodes.DCMPL || opcode == Opcodes.DCMPG)
                && instruction.getNext() instanceof JumpInsnNode jump
                && jump.getOpcode() >= Opcodes.IFEQ
                && jump.getOpcode() <= Opcodes.IFLE;
    }

    /** Those further down first, as branches lie within those further up. */
    private void weave(List<AbstractInsnNode> comparisons) throws AnalyzerException {
        countTargets();
        for (AbstractInsnNode comparison : comparisons) {
            choose(comparison, (JumpInsnNode) comparison.getNext());
        }
        if (next > own) {
            body.maxLocals = next;
            body.maxStack += 6;
        }
    }

    private void countTargets() {
        for (AbstractInsnNode instruction : body.instructions) {
            switch (instruction) {
                case JumpInsnNode jump -> count(jump.label, 1);
                case TableSwitchInsnNode table -> {
                    table.labels.forEach(label -> count(label, 1));
                    count(table.dflt, 1);
                }
                case LookupSwitchInsnNode table -> {
                    table.labels.forEach(label -> count(label, 1));
                    count(table.dflt, 1);
                }
                default -> {}
            }
        }
        for (TryCatchBlockNode block : body.tryCatchBlocks) {
            count(block.start, 1);
            count(block.end, 1);
            count(block.handler, 1);
        }
    }

    private void count(LabelNode label, int more) {
        targets.merge(label, more, Integer::sum);
    }

    private boolean isTarget(LabelNode label) {
        return targets.getOrDefault(label, 0) > 0;
    }

    /**
     * A branch.
     *
     * @param first the side that comes after the jump, where this does not jump
     * @param second the side where it does
     * @param end what ends the first side; null where the second has nothing to do
     * @param join where the sides meet: a label, or what returns their result
     */
    private record Branch(
            JumpInsnNode jump,
            List<AbstractInsnNode> first,
            List<AbstractInsnNode> second,
            @Nullable AbstractInsnNode end,
            AbstractInsnNode join) {}

    /** The branch of a jump; null where it is another kind of branch. */
    private @Nullable Branch branch(JumpInsnNode jump) {
        List<AbstractInsnNode> first = between(jump, jump.label);
        AbstractInsnNode end = first == null ? null : last(first);
        if (end == null) {
            return null;
        }
        if (end.getOpcode() != Opcodes.DRETURN && end.getOpcode() != Opcodes.GOTO) {
            return new Branch(jump, first, List.of(), null, jump.label);
        }
        AbstractInsnNode join = end instanceof JumpInsnNode over ? over.label : end(jump.label);
        List<AbstractInsnNode> second = join == null ? null : between(jump.label, join);
        if (second == null || targets.get(jump.label) > 1) {
            return null;
        }
        first.remove(end);
        second.removeIf(FrameNode.class::isInstance);
        return new Branch(jump, first, second, end, join);
    }

    /** What is between two instructions; null where the second does not come after the first. */
    private static @Nullable List<AbstractInsnNode> between(
            AbstractInsnNode start, AbstractInsnNode end) {
        List<AbstractInsnNode> all = new ArrayList<>();
        AbstractInsnNode at = start.getNext();
        while (at != null && !at.equals(end)) {
            all.add(at);
            at = at.getNext();
        }
        return at == null ? null : all;
    }

    /** The instruction that returns a number, with nothing but more of its kind before. */
    private static @Nullable AbstractInsnNode end(AbstractInsnNode start) {
        AbstractInsnNode at = start.getNext();
        while (at != null && at.getOpcode() != Opcodes.DRETURN && !(at instanceof JumpInsnNode)) {
            at = at.getNext();
        }
        return at instanceof JumpInsnNode ? null : at;
    }

    private static @Nullable AbstractInsnNode last(List<AbstractInsnNode> instructions) {
        for (AbstractInsnNode instruction : instructions.reversed()) {
            if (instruction.getOpcode() >= 0) {
                return instruction;
            }
        }
        return null;
    }

    /**
     * Finds out what is in locals at comparisons, before the first change. What is told of locals
     * at a label counts, where something is: it may be less than what they hold.
     */
    private void analyze() throws AnalyzerException {
        @Nullable Frame<BasicValue>[] all =
                new Analyzer<>(new BasicInterpreter()).analyze(owner, body);
        BitSet told = new BitSet();
        told.set(0, body.maxLocals);
        for (int i = 0; i < all.length; i++) {
            AbstractInsnNode instruction = body.instructions.get(i);
            if (instruction instanceof FrameNode frame) {
                told = FrameWidening.doubles(frame);
            } else if (instruction.getOpcode() == Opcodes.DSTORE) {
                told.set(((VarInsnNode) instruction).var);
            }
            Frame<BasicValue> frame = all[i];
            if (frame != null && isComparison(instruction)) {
                BitSet known = (BitSet) told.clone();
                for (int local = 0; local < frame.getLocals(); local++) {
                    if (!BasicValue.DOUBLE_VALUE.equals(frame.getLocal(local))) {
                        known.clear(local);
                    }
                }
                numbers.put(instruction, known);
            }
        }
    }

    private void choose(AbstractInsnNode comparison, JumpInsnNode jump) throws AnalyzerException {
        Branch branch = branch(jump);
        if (branch == null) {
            return;
        }
        Side first = new Side(owner, hasThis, own, 1, branch.first);
        Side second = new Side(owner, hasThis, own, 0, branch.second);
        int results = first.results(this::isTarget);
        boolean isReturn = branch.join.getOpcode() == Opcodes.DRETURN;
        if (results < (isReturn ? 1 : 0) || second.results(this::isTarget) != results) {
            return;
        }
        if (next == own) {
            analyze();
        }
        BitSet before = numbers.get(comparison);
        if (before == null) {
            return; // it is never reached
        }
        int condition = next;
        next = first.weave(body.instructions, condition, next + 1);
        next = second.weave(body.instructions, condition, next);
        join(branch, first, second, condition, results == 1, before);
        Code compare = new Code(0).constant(kind(comparison.getOpcode(), jump.getOpcode()));
        compare.callStatic(KnownMethods.CHOICES, "compare", "(DDI)I").store(condition);
        body.instructions.insertBefore(comparison, compare.list);
        body.instructions.remove(comparison);
        body.instructions.remove(jump);
        forget(jump.label);
        if (branch.end instanceof JumpInsnNode over) {
            forget(over.label);
        }
        if (branch.end != null) {
            body.instructions.remove(branch.end);
        }
    }

    private void join(
            Branch branch,
            Side first,
            Side second,
            int condition,
            boolean hasResult,
            BitSet before) {
        Code code = new Code(0);
        if (hasResult) {
            Code aside = new Code(0).store(Type.DOUBLE_TYPE, next);
            body.instructions.insertBefore(branch.end, aside.list);
            code.store(Type.DOUBLE_TYPE, next + 2);
        }
        Set<Integer> locals = new TreeSet<>(first.stored().keySet());
        locals.addAll(second.stored().keySet());
        for (int local : locals) {
            int one = first.stored().getOrDefault(local, local);
            int other = second.stored().getOrDefault(local, local);
            if (before.get(local) || one != local && other != local) {
                choice(code, one, other, condition).store(Type.DOUBLE_TYPE, local);
            }
        }
        if (hasResult) {
            choice(code, next, next + 2, condition);
            next += 4;
        }
        body.instructions.insertBefore(branch.join, code.list);
    }

    private static Code choice(Code code, int one, int other, int condition) {
        return code.load(Type.DOUBLE_TYPE, one)
                .load(Type.DOUBLE_TYPE, other)
                .load(condition)
                .callStatic(KnownMethods.CHOICES, "choose", "(DDI)D");
    }

    /** When a jump's branch goes on after it. */
    private static int kind(int comparison, int jump) {
        boolean isLow = comparison == Opcodes.DCMPL; // NaN is less
        return switch (jump) {
            case Opcodes.IFLT -> isLow ? Choices.AT_LEAST : Choices.NOT | Choices.LESS;
            case Opcodes.IFLE -> isLow ? Choices.GREATER : Choices.NOT | Choices.AT_MOST;
            case Opcodes.IFGT -> isLow ? Choices.NOT | Choices.GREATER : Choices.AT_MOST;
            case Opcodes.IFGE -> isLow ? Choices.NOT | Choices.AT_LEAST : Choices.LESS;
            case Opcodes.IFEQ -> Choices.NOT | Choices.EQUAL;
            default -> Choices.EQUAL;
        };
    }

    /** One jump less to a label; where there is none left, nothing is told of the stack there. */
    private void forget(LabelNode label) {
        targets.merge(label, -1, Integer::sum);
        AbstractInsnNode at = label;
        while (at.getPrevious() != null && at.getPrevious().getOpcode() < 0) {
            at = at.getPrevious();
        }
        List<AbstractInsnNode> told = new ArrayList<>();
        boolean isTarget = false;
        for (; at != null && at.getOpcode() < 0; at = at.getNext()) {
            isTarget |= at instanceof LabelNode one && isTarget(one);
            if (at instanceof FrameNode) {
                told.add(at);
            }
        }
        if (!isTarget) {
            told.forEach(body.instructions::remove);
        }
    }
}
