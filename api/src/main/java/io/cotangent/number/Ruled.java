package io.cotangent.number;

import io.cotangent.NDArray;
import io.cotangent.tree.Tree;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Plain numbers in functions with derivative rules, and in the rules. */
public final class Ruled {
    private Ruled() {}

    /**
     * Whether the arguments of a function with a rule are numbers, some of them active, so that its
     * rule is one of numbers.
     *
     * @param passed for each argument, whether the rule has no derivative for it
     * @throws io.cotangent.error.RuleException if there is an active number for which the rule has
     *     no derivative, or one beside arrays
     */
    public static boolean takesNumbers(
            String function, boolean[] passed, @Nullable Object... arguments) {
        Tape tape = Tapes.ofThread();
        if (tape == null) {
            return false;
        }
        boolean isActive = false;
        boolean hasArrays = false;
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (!passed[i] && Tree.isTree(argument)) {
                Tree tree = Tree.of(argument, "argument " + i);
                for (int leaf = 0; leaf < tree.size(); leaf++) {
                    hasArrays |= tree.leaf(leaf) instanceof NDArray;
                    isActive |= Refusals.isActive(tree.leaf(leaf), tape);
                }
            } else if (Refusals.isActive(argument, tape)) {
                throw Refusals.ruled(HandOver.ruleForArrays(function), tape);
            }
        }
        if (isActive && hasArrays) {
            throw Refusals.ruled(HandOver.ruleForArrays(function), tape);
        }
        return isActive;
    }

    /**
     * A rule as a function of arrays: it makes numbers of them, computes with these on a tape of
     * its own, and makes arrays of the results. What it looks at is told to the arrays' traces.
     *
     * @param rule what messages call it
     * @param mayLook whether it may look at numbers at all
     */
    public static UnaryOperator<NDArray[]> rule(
            String rule, boolean mayLook, UnaryOperator<NDArray[]> function) {
        return arrays -> {
            Tape tape = Tapes.open();
            try {
                tape.observe();
                NDArray[] results = function.apply(arrays);
                tape.confirm();
                tape.border().tellLooks();
                if (!mayLook && tape.hasLooked()) {
                    throw Refusals.seenInRule(rule);
                }
                return results;
            } finally {
                Tapes.close(tape);
                Tapes.spare(tape);
            }
        };
    }

    /**
     * Calls a rule that is a method, with its numbers in boxes whose shadows are handed over.
     *
     * @param call calls it with the arguments
     * @param arguments with the object first where there is one
     */
    public static @Nullable Object call(
            Method rule, Supplier<@Nullable Object> call, @Nullable Object... arguments) {
        Tape tape = Tapes.ofThread();
        if (tape == null) {
            return call.get();
        }
        Class<?> owner = rule.getDeclaringClass();
        if (!Woven.isWoven(owner) && Refusals.isActive(arguments, tape)) {
            throw Refusals.passed(owner.getName() + "." + rule.getName(), tape);
        }
        Class<?>[] types = rule.getParameterTypes();
        int objects = arguments.length - types.length;
        int tag = ReflectionSubstitutes.tag(rule);
        ReflectionSubstitutes.handOver(
                types, Arrays.copyOfRange(arguments, objects, arguments.length), tape, tag);
        boolean isReturned = false;
        try {
            Object result = call.get();
            isReturned = true;
            ReflectionSubstitutes.takeResult(rule, result, tape, tag);
            return result;
        } finally {
            if (!isReturned) {
                HandOver.caught(tape);
            }
        }
    }

    /**
     * Gives the boxes of a method's arguments the shadows that a traced body knows.
     *
     * @param shadows those of the numbers among them, in their order
     * @return whether any may be active
     */
    public static boolean receive(
            Class<?>[] types, @Nullable Object[] arguments, Tape tape, int... shadows) {
        boolean isActive = false;
        int next = 0;
        for (int i = 0; i < types.length; i++) {
            if (ReflectionSubstitutes.isNumber(types[i])) {
                int shadow = shadows[next++];
                Boxes.fill(arguments[i], shadow, tape);
                isActive |= shadow != 0;
            } else {
                isActive |= !types[i].isPrimitive();
            }
        }
        return isActive;
    }

    /** Leaves the shadow of a method's result where a traced body takes it. */
    public static void give(@Nullable Object result, Tape tape) {
        tape.result = tape.shadowOf(result);
    }
}
