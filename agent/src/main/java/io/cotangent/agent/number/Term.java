package io.cotangent.agent.number;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * A number that a traced body has at some place, or an array: where its value and its shadow are,
 * or what it is computed of, until its shadow is needed.
 */
final class Term {
    /** In place of a local: none. */
    static final int NONE = -1;

    private int opcode;
    private @Nullable Term first;
    private @Nullable Term second;

    private final @Nullable Double constant;

    /** After which instruction the value is on top of the stack. */
    private @Nullable AbstractInsnNode anchor;

    private int value = NONE;
    private int shadow = NONE;

    /** The local that an array was loaded from. */
    private int array = NONE;

    /** How many numbers it is computed of, each as often as it takes part. */
    private int size = 1;

    private Term(@Nullable Double constant) {
        this.constant = constant;
    }

    /** A constant. */
    static Term constant(double value) {
        return new Term(value);
    }

    /** The array in a local. */
    static Term array(int local) {
        Term term = new Term(null);
        term.array = local;
        return term;
    }

    /** A number in a local, with its shadow. */
    static Term local(int local, int shadow) {
        Term term = new Term(null);
        term.value = local;
        term.shadow = shadow;
        return term;
    }

    /** A number on top of the stack, with its shadow in a local, or passive. */
    static Term top(@Nullable AbstractInsnNode anchor, int shadow) {
        Term term = new Term(null);
        term.anchor = anchor;
        term.shadow = shadow;
        return term;
    }

    /** The result of an instruction, on top of the stack after it; the second may be missing. */
    static Term of(AbstractInsnNode instruction, Term first, @Nullable Term second) {
        Term term = top(instruction, NONE);
        if (!first.isPassive() || second != null && !second.isPassive()) {
            term.opcode = instruction.getOpcode();
            term.first = first;
            term.second = second;
            term.size = first.size + (second == null ? 0 : second.size);
        }
        return term;
    }

    /** Another number of the same value, with its shadow in another place. */
    Term withShadow(int local) {
        Term term = new Term(constant);
        term.anchor = anchor;
        term.value = value;
        term.shadow = local;
        return term;
    }

    boolean isComputed() {
        return first != null;
    }

    boolean isConstant() {
        return constant != null;
    }

    /** Whether it depends on no argument, as far as the code shows. */
    boolean isPassive() {
        return first == null && shadow == NONE;
    }

    int opcode() {
        return opcode;
    }

    @Nullable Term first() {
        return first;
    }

    @Nullable Term second() {
        return second;
    }

    double constant() {
        return constant == null ? 0 : constant;
    }

    @Nullable AbstractInsnNode anchor() {
        return anchor;
    }

    /** The local of the value, if there is one. */
    int value() {
        return value;
    }

    /** The local of the shadow; none where it is passive. */
    int shadow() {
        return shadow;
    }

    /** The local of the array; none where it is a number. */
    int array() {
        return array;
    }

    /** Says that the value is in a local. */
    void valueIn(int local) {
        value = local;
    }

    /** Says that the shadow has been computed. */
    void shadowIn(int local) {
        first = null;
        second = null;
        size = 1;
        shadow = local;
    }

    /** How many numbers it is computed of, each as often as it takes part. */
    int size() {
        return size;
    }

    /** Adds the numbers that it is computed of, or itself. */
    void addLeaves(Set<Term> leaves) {
        if (first == null) {
            leaves.add(this);
            return;
        }
        first.addLeaves(leaves);
        if (second != null) {
            second.addLeaves(leaves);
        }
    }

    /** Whether it is another number or computed of it. */
    @SuppressWarnings("ReferenceEquality") // which term it is
    boolean dependsOn(Term other) {
        return this == other
                || first != null && first.dependsOn(other)
                || second != null && second.dependsOn(other);
    }
}
