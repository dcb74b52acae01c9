package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Comparison;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Writes an expression as code that leaves its value on the stack. A node that is used more than
 * once is computed once, into a local variable.
 */
abstract sealed class ExpressionCode permits ScalarCode, VectorCode {
    final CodeBuilder code;
    final Format format;

    private final IdentityHashMap<Object, Integer> uses = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Integer> locals = new IdentityHashMap<>();
    private final Map<Integer, Integer> inputs = new HashMap<>();

    ExpressionCode(CodeBuilder code, Format format) {
        this.code = code;
        this.format = format;
    }

    /** Announces an expression; all must be announced before the first is written. */
    final void count(Object node) {
        if (uses.merge(node, 1, Integer::sum) == 1) {
            forEachOperand(node);
        }
    }

    /** How many values the announced expressions have, those of parts included. */
    final int size() {
        return uses.size();
    }

    /** Whether there are parts of some kind in the announced expressions. */
    final boolean counts(Class<?> kind) {
        return uses.keySet().stream().anyMatch(kind::isInstance);
    }

    /** Says in which local variable an operand of the loop is. */
    final void bind(int input, int local) {
        inputs.put(input, local);
    }

    private void forEachOperand(Object node) {
        switch (node) {
            case Lane.Input _, Lane.Constant _, Mask.Input _, Bits.Constant _ -> {}
            case Lane.Unary(_, Lane x) -> count(x);
            case Lane.Binary(_, Lane a, Lane b) -> {
                count(a);
                count(b);
            }
            case Lane.Fma(Lane a, Lane b, Lane c) -> {
                count(a);
                count(b);
                count(c);
            }
            case Lane.Select(Mask condition, Lane a, Lane b) -> {
                count(condition);
                count(a);
                count(b);
            }
            case Lane.OfBits(Bits bits) -> count(bits);
            case Lane.Guarded guarded -> {
                count(guarded.rare());
                count(guarded.common());
                for (Lane argument : guarded.arguments()) {
                    count(argument);
                }
            }
            case Lane.Unless(Mask rare, Lane common, Lane other) -> {
                count(rare);
                count(common);
                count(other);
            }
            case Mask.Compare(_, Lane a, Lane b) -> {
                count(a);
                count(b);
            }
            case Mask.Negative(Bits bits) -> count(bits);
            case Mask.And(Mask a, Mask b) -> {
                count(a);
                count(b);
            }
            case Mask.Or(Mask a, Mask b) -> {
                count(a);
                count(b);
            }
            case Mask.Not(Mask a) -> count(a);
            case Bits.OfLane(Lane x) -> count(x);
            case Bits.Binary(_, Bits a, Bits b) -> {
                count(a);
                count(b);
            }
            case Bits.Shifted(_, Bits x, _) -> count(x);
            default -> throw new AssertionError(node);
        }
    }

    /** Writes code that leaves the value on the stack. */
    final void emit(Object node) {
        Integer local =
                switch (node) {
                    case Lane.Input(int index) -> inputs.get(index);
                    case Mask.Input(int index) -> inputs.get(index);
                    default -> locals.get(node);
                };
        if (local != null) {
            code.loadLocal(kind(node), local);
            return;
        }
        compute(node);
        boolean isConstant = node instanceof Lane.Constant || node instanceof Bits.Constant;
        if (uses.getOrDefault(node, 1) > 1 && !isConstant) {
            int slot = code.allocateLocal(kind(node));
            code.storeLocal(kind(node), slot);
            code.loadLocal(kind(node), slot);
            locals.put(node, slot);
        }
    }

    /** Writes the code in a branch: what is in local variables there may not be afterwards. */
    final void emitApart(Object node) {
        IdentityHashMap<Object, Integer> before = new IdentityHashMap<>(locals);
        emit(node);
        locals.clear();
        locals.putAll(before);
    }

    private void compute(Object node) {
        switch (node) {
            case Lane.Constant(double value) -> number(value);
            case Bits.Constant(long value) -> integer(value);
            case Lane.Unary(var operation, Lane x) -> {
                emit(x);
                unary(operation);
            }
            case Lane.Binary(var operation, Lane a, Lane b) -> {
                emit(a);
                emit(b);
                binary(operation);
            }
            case Lane.Fma(Lane a, Lane b, Lane c) -> {
                emit(a);
                emit(b);
                emit(c);
                fma();
            }
            case Lane.Select(Mask condition, Lane a, Lane b) -> select(condition, a, b);
            case Lane.OfBits(Bits bits) -> {
                emit(bits);
                ofBits();
            }
            case Lane.Guarded guarded -> guarded(guarded);
            case Lane.Unless unless -> unless(unless);
            case Mask.Compare(var relation, Lane a, Lane b) -> {
                emit(a);
                emit(b);
                compare(relation);
            }
            case Mask.Negative(Bits bits) -> {
                emit(bits);
                negative();
            }
            case Mask.And(Mask a, Mask b) -> {
                emit(a);
                emit(b);
                and();
            }
            case Mask.Or(Mask a, Mask b) -> {
                emit(a);
                emit(b);
                or();
            }
            case Mask.Not(Mask a) -> {
                emit(a);
                not();
            }
            case Bits.OfLane(Lane x) -> {
                emit(x);
                bits();
            }
            case Bits.Binary(var operation, Bits a, Bits b) -> {
                emit(a);
                emit(b);
                bitwise(operation);
            }
            case Bits.Shifted(var direction, Bits x, int places) -> {
                emit(x);
                shift(direction, places);
            }
            default -> throw new AssertionError("not bound: " + node);
        }
    }

    abstract TypeKind kind(Object node);

    abstract void number(double value);

    abstract void integer(long value);

    abstract void unary(Lane.UnaryOperation operation);

    abstract void binary(Lane.BinaryOperation operation);

    abstract void fma();

    abstract void select(Mask condition, Lane ifTrue, Lane ifFalse);

    abstract void guarded(Lane.Guarded node);

    abstract void unless(Lane.Unless node);

    abstract void bits();

    abstract void ofBits();

    abstract void bitwise(Bits.Operation operation);

    abstract void shift(Bits.Direction direction, int places);

    abstract void compare(Comparison relation);

    abstract void negative();

    abstract void and();

    abstract void or();

    abstract void not();
}
