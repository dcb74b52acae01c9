package io.cotangent.agent.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * What is known of the numbers in locals and on the stack along a stretch of code that runs from
 * its begin on: shadows are computed where they are needed, of a whole expression at once.
 *
 * <p>Where stretches meet, shadows are in the places that {@link Slots} has for them.
 */
@SuppressWarnings("ReferenceEquality") // terms are places, not values
final class Ledger {
    private static final Type DOUBLE = Type.DOUBLE_TYPE;

    /** Of one step: more are computed in several. */
    private static final int MOST_LEAVES = 12;

    /** The same, counting each as often as it takes part. */
    private static final int LARGEST = 40;

    /** Of what is not computed when it is stored in a local, as it may be read more than once. */
    private static final int FEW_LEAVES = 4;

    private final InsnList instructions;
    private final Slots slots;
    private final Expressions expressions;

    /** What locals have been given whose shadow is not in its place yet. */
    private final Map<Integer, Term> given = new HashMap<>();

    /** The numbers in locals whose shadows are in their places. */
    private final Map<Integer, Term> settled = new HashMap<>();

    private final @Nullable Term[] stack;

    Ledger(InsnList instructions, Slots slots, Expressions expressions, int stackSize) {
        this.instructions = instructions;
        this.slots = slots;
        this.expressions = expressions;
        this.stack = new Term[stackSize + 1];
    }

    /** What is on the stack, counted in values from below. */
    Term at(int depth) {
        Term term = stack[depth];
        if (term == null) {
            throw new IllegalStateException("no number on the stack");
        }
        return term;
    }

    /** The array on the stack, if it is known where it is from; else null. */
    @Nullable Term arrayAt(int depth) {
        Term term = stack[depth];
        return term == null || term.array() == Term.NONE ? null : term;
    }

    void push(int depth, @Nullable Term term) {
        stack[depth] = term;
    }

    /** Moves what is on the stack, from the lowest of some places on. */
    void shuffle(List<Integer> sources) {
        int at = Collections.min(sources);
        @Nullable Term[] before = stack.clone();
        for (int i = 0; i < sources.size(); i++) {
            stack[at + i] = before[sources.get(i)];
        }
    }

    /** Begins a stretch with what is on the stack. */
    void begin(AbstractInsnNode first, Frame<BasicValue> frame) {
        given.clear();
        settled.clear();
        slots.reuse();
        int size = frame.getStackSize();
        int lowest = size;
        for (int depth = size - 1; depth >= 0; depth--) {
            stack[depth] = null;
            if (Numbers.isNumber(frame.getStack(depth).getType())) {
                lowest = depth;
            }
        }
        Code code = new Code(slots.tape());
        int[] places = new int[size];
        int aside = slots.aside();
        for (int depth = size - 1; depth >= lowest; depth--) {
            Type type = frame.getStack(depth).getType();
            boolean isDouble = type.getSort() == Type.DOUBLE;
            places[depth] = isDouble ? slots.newNumber() : aside;
            aside += isDouble ? 0 : type.getSize();
            code.store(type, places[depth]);
        }
        for (int depth = lowest; depth < size; depth++) {
            Type type = frame.getStack(depth).getType();
            code.load(type, places[depth]);
            if (Numbers.isNumber(type)) {
                stack[depth] = Term.local(places[depth], slots.ofStack(depth));
            }
        }
        instructions.insertBefore(first, code.list);
    }

    /** The number in a local. */
    Term load(int local, boolean isDouble) {
        Term term = given.get(local);
        return term != null
                ? term
                : settled.computeIfAbsent(
                        local, any -> Term.local(isDouble ? any : Term.NONE, slots.ofLocal(any)));
    }

    /** A number is stored in a local. */
    void store(AbstractInsnNode before, int local, Term term, int size, boolean isCaught) {
        Term old = settled.remove(local);
        if (old != null && (term.dependsOn(old) || isUsed(old))) {
            rescue(before, old);
        }
        overwrite(before, local, size);
        if (isCaught || leaves(term).size() > FEW_LEAVES) {
            Code code = new Code(slots.tape());
            code.load(shadow(before, term)).store(slots.ofLocal(local));
            instructions.insertBefore(before, code.list);
        } else {
            given.put(local, term);
        }
    }

    /** A local is about to change: what was computed of it keeps what it was. */
    void overwrite(AbstractInsnNode before, int local, int size) {
        for (int at = local - 1; at < local + size; at++) {
            Term old = settled.get(at);
            if (old != null && (at >= local || old.value() != Term.NONE)) {
                settled.remove(at);
                if (isUsed(old)) {
                    rescue(before, old);
                }
            }
            if (at >= local) {
                given.remove(at);
            }
        }
        for (int depth = 0; depth < stack.length; depth++) {
            Term term = stack[depth];
            if (term != null && term.array() == local) {
                stack[depth] = null;
            }
        }
    }

    private void rescue(AbstractInsnNode before, Term old) {
        Code code = new Code(slots.tape());
        int shadow = slots.newShadow();
        code.load(old.shadow()).store(shadow);
        if (old.value() != Term.NONE) {
            int value = slots.newNumber();
            code.load(DOUBLE, old.value()).store(DOUBLE, value);
            old.valueIn(value);
        }
        old.shadowIn(shadow);
        instructions.insertBefore(before, code.list);
    }

    private boolean isUsed(Term old) {
        for (Term term : stack) {
            if (term != null && term.dependsOn(old)) {
                return true;
            }
        }
        return given.values().stream().anyMatch(term -> term.dependsOn(old));
    }

    /** The result of an operation on the number on top, or on the two on top. */
    Term compute(AbstractInsnNode instruction, int size, int operands) {
        Term first = at(size - operands);
        Term second = operands == 1 ? null : at(size - 1);
        Term result = Term.of(instruction, first, second);
        if (second != null && isLarge(result)) {
            shadow(instruction, first.size() >= second.size() ? first : second);
        }
        if (second != null && isLarge(result)) {
            shadow(instruction, first.isComputed() ? first : second);
        }
        return result.isComputed() ? Term.of(instruction, first, second) : result;
    }

    private static boolean isLarge(Term term) {
        return term.size() > LARGEST || leaves(term).size() > MOST_LEAVES;
    }

    private static Set<Term> leaves(Term term) {
        Set<Term> leaves = new LinkedHashSet<>();
        term.addLeaves(leaves);
        leaves.removeIf(Term::isConstant);
        return leaves;
    }

    /** The local of a shadow, which is computed now if it has not been; none where passive. */
    int shadow(AbstractInsnNode before, Term term) {
        if (term.isComputed()) {
            Code code = new Code(slots.tape());
            Expression expression = Expression.of(term);
            operands(code, expression, Expressions.isCommon(expression));
            expressions.callShadow(code, expression);
            int shadow = slots.newShadow();
            code.store(shadow);
            instructions.insertBefore(before, code.list);
            term.shadowIn(shadow);
        }
        return term.shadow();
    }

    /** Lets a comparison be remembered where such are; the numbers' shadows are not computed. */
    void compare(AbstractInsnNode before, Term x, Term y) {
        Code code = new Code(slots.tape());
        Expression expression = Expression.of(x, y);
        operands(code, expression, false);
        expressions.callCompared(code, expression);
        instructions.insertBefore(before, code.list);
    }

    private void operands(Code code, Expression expression, boolean isCommon) {
        for (Term leaf : expression.leaves()) {
            if (leaf.isConstant()) {
                code.number(leaf.constant());
            } else {
                code.load(DOUBLE, value(leaf));
            }
        }
        for (Term leaf : expression.leaves()) {
            if (isCommon || !leaf.isPassive()) {
                code.load(leaf.shadow());
            }
        }
        code.tape();
    }

    private int value(Term leaf) {
        if (leaf.value() == Term.NONE) {
            AbstractInsnNode anchor = leaf.anchor();
            if (anchor == null) {
                throw new IllegalStateException("a number that is nowhere");
            }
            int value = slots.newNumber();
            Code code = new Code(slots.tape()).op(Opcodes.DUP2).store(DOUBLE, value);
            instructions.insert(anchor, code.list);
            leaf.valueIn(value);
        }
        return leaf.value();
    }

    /**
     * Puts all shadows into their places that are needed after a place, or where stretches meet.
     */
    void settle(AbstractInsnNode before, BitSet live, Frame<BasicValue> frame) {
        for (Map.Entry<Integer, Term> one : given.entrySet()) {
            int local = one.getKey();
            int shadow = live.get(local) ? shadow(before, one.getValue()) : Term.NONE;
            Code code = new Code(slots.tape()).load(shadow).store(slots.ofLocal(local));
            instructions.insertBefore(before, code.list);
        }
        given.clear();
        Code code = new Code(slots.tape());
        List<Integer> moved = new ArrayList<>();
        for (int depth = 0; depth < frame.getStackSize(); depth++) {
            if (Numbers.isNumber(frame.getStack(depth).getType())) {
                int shadow = shadow(before, at(depth));
                if (shadow != slots.ofStack(depth)) {
                    code.load(shadow);
                    moved.add(depth);
                }
            }
        }
        for (int depth : moved.reversed()) {
            code.store(slots.ofStack(depth));
            if (!at(depth).isPassive()) {
                stack[depth] = at(depth).withShadow(slots.ofStack(depth));
            }
        }
        instructions.insertBefore(before, code.list);
    }
}
