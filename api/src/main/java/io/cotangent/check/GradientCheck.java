package io.cotangent.check;

import io.cotangent.error.DomainException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How to check derivatives.
 *
 * @param modes the modes to check; if both, also that each is the other's transpose
 * @param orders 1, 2 or both: the second as the derivatives, in the same modes, of the first
 * @param tolerance the difference allowed, as part of the derivative; 0 for what the arguments'
 *     type suggests: 1e-6, or 5e-3 where there is {@code float32}
 * @param step of the differences, as part of an argument's size or of 1, whichever is more; smaller
 *     ones are tried, too; 0 for what the arguments' type suggests: the fifth root of its precision
 * @param seed of the random directions
 * @param directions the number of random directions that stand for the single numbers of arguments
 *     or results with more than {@code entries} numbers
 * @param entries the most numbers of which each is checked by itself
 */
public record GradientCheck(
        Set<Mode> modes,
        SortedSet<Integer> orders,
        double tolerance,
        double step,
        long seed,
        int directions,
        int entries) {
    /** A way to compute derivatives. */
    public enum Mode {
        /** Derivatives of results along a direction: {@code jvp}. */
        FORWARD,
        /** Derivatives in arguments of a combination of results: {@code vjp} and {@code grad}. */
        REVERSE
    }

    /** With copies of the sets, and numbers that make sense. */
    public GradientCheck {
        modes = Set.copyOf(modes);
        orders = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(orders));
        boolean isEmpty = modes.isEmpty() || orders.isEmpty();
        boolean isRange = orders.stream().allMatch(order -> order == 1 || order == 2);
        if (isEmpty || !isRange || !(tolerance >= 0) || !(step >= 0) || directions < 1) {
            throw new DomainException(
                    ("checkGradients with modes %s, orders %s, tolerance %s, step %s, directions %s:"
                                    + " some mode, orders 1 or 2, nothing negative, some direction")
                            .formatted(modes, orders, tolerance, step, directions));
        }
    }

    /** Both modes, both orders; up to 64 numbers one by one, of more 4 random directions. */
    public static GradientCheck options() {
        return new GradientCheck(
                Set.of(Mode.values()), new TreeSet<>(Set.of(1, 2)), 0, 0, 0, 4, 64);
    }

    /** With these modes only. */
    public GradientCheck withModes(Mode... some) {
        return new GradientCheck(Set.of(some), orders, tolerance, step, seed, directions, entries);
    }

    /** With these orders only, 1 or 2. */
    public GradientCheck withOrders(Integer... some) {
        return new GradientCheck(
                modes, new TreeSet<>(Set.of(some)), tolerance, step, seed, directions, entries);
    }

    /** With a tolerance. */
    public GradientCheck withTolerance(double newTolerance) {
        return new GradientCheck(modes, orders, newTolerance, step, seed, directions, entries);
    }

    /** With a step for differences. */
    public GradientCheck withStep(double newStep) {
        return new GradientCheck(modes, orders, tolerance, newStep, seed, directions, entries);
    }

    /** With other random directions. */
    public GradientCheck withSeed(long newSeed) {
        return new GradientCheck(modes, orders, tolerance, step, newSeed, directions, entries);
    }

    /** With another number of random directions. */
    public GradientCheck withDirections(int number) {
        return new GradientCheck(modes, orders, tolerance, step, seed, number, entries);
    }

    /** With another number of entries up to which each is checked by itself. */
    public GradientCheck withEntries(int number) {
        return new GradientCheck(modes, orders, tolerance, step, seed, directions, number);
    }
}
