package io.cotangent.check;

import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.Linearized;
import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.check.GradientCheck.Mode;
import io.cotangent.check.GradientReport.Comparison;
import java.util.ArrayList;
import java.util.List;

/** The comparisons of one check. */
final class Checking {
    /** Roundoffs by which two ways to the same number may differ, as part of its terms. */
    private static final double ROUNDOFFS = 1e4;

    private final GradientCheck options;
    private final Subject subject;
    private final double tolerance;
    private final double step;
    private final List<Comparison> comparisons = new ArrayList<>();

    Checking(GradientCheck options, Subject subject) {
        this.options = options;
        this.subject = subject;
        boolean isWide = subject.precision() < 1e-10;
        double usual = isWide ? 1e-6 : 5e-3;
        tolerance = options.tolerance() > 0 ? options.tolerance() : usual;
        step = options.step() > 0 ? options.step() : Math.pow(subject.precision(), 0.2);
    }

    /** A direction or a combination, with what messages call it. */
    private record Direction(NDArray vector, String name) {}

    List<Comparison> comparisons() {
        if (options.orders().contains(1)) {
            check(subject, ", order 1");
        }
        if (options.orders().contains(2)) {
            if (options.modes().contains(Mode.FORWARD)) {
                NDArray direction = random(subject.inputs().size(), 1).vector();
                check(subject.along(direction), " over forward, order 2");
            }
            if (options.modes().contains(Mode.REVERSE)) {
                NDArray weights = random(subject.outputs().size(), 2).vector();
                check(subject.against(weights), " over reverse, order 2");
            }
        }
        return comparisons;
    }

    /** Compares the derivatives of a function with differences, and with each other. */
    private void check(Subject of, String after) {
        List<Direction> directions = directions(of.inputs(), "a random direction", 3);
        List<Direction> weights = directions(of.outputs(), "a random combination of results", 4);
        Differences differences = new Differences(of, step);
        List<Differences.Slope> slopes =
                directions.stream().map(each -> differences.along(each.vector())).toList();
        if (options.modes().contains(Mode.FORWARD)) {
            comparisons.add(forward(of, "forward" + after, directions, slopes));
        }
        if (options.modes().contains(Mode.REVERSE)) {
            comparisons.add(reverse(of, "reverse" + after, directions, weights, slopes));
        }
        if (options.modes().size() == 2) {
            comparisons.add(transposes(of, "forward against reverse" + after));
        }
    }

    private Comparison forward(
            Subject of, String name, List<Direction> directions, List<Differences.Slope> slopes) {
        Tally tally = new Tally(name, tolerance);
        for (int i = 0; i < directions.size(); i++) {
            Direction direction = directions.get(i);
            Differences.Slope slope = slopes.get(i);
            double[] found = Cotangent.jvp(of.fn(), of.x(), direction.vector()).tangent().toArray();
            for (int j = 0; j < found.length; j++) {
                String where = of.outputs().get(j) + " by " + direction.name();
                tally.compare(where, slope.values()[j], found[j], slope.noise(), slope.doubt());
            }
        }
        return tally.result();
    }

    private Comparison reverse(
            Subject of,
            String name,
            List<Direction> directions,
            List<Direction> weights,
            List<Differences.Slope> slopes) {
        Tally tally = new Tally(name, tolerance);
        for (Direction weight : weights) {
            NDArray gradient = Cotangent.vjp(of.fn(), of.x()).pullback(weight.vector());
            double total = weight.vector().abs().sum().item();
            for (int i = 0; i < directions.size(); i++) {
                Differences.Slope slope = slopes.get(i);
                tally.compare(
                        weight.name() + " by " + directions.get(i).name(),
                        NDArray.of(slope.values()).dot(weight.vector()).item(),
                        gradient.dot(directions.get(i).vector()).item(),
                        slope.noise() * total,
                        slope.doubt() * total);
            }
        }
        return tally.result();
    }

    /** The dot-product test: {@code w · (J v)} is {@code (J' w) · v}. */
    private Comparison transposes(Subject of, String name) {
        Tally tally = new Tally(name, 0);
        Linearized<NDArray, NDArray> there = Cotangent.linearize(of.fn(), of.x());
        for (int i = 0; i < options.directions(); i++) {
            NDArray v = random(of.inputs().size(), 5 + 2 * i).vector();
            NDArray w = random(of.outputs().size(), 6 + 2 * i).vector();
            NDArray left = w.mul(Cotangent.jvp(of.fn(), of.x(), v).tangent());
            NDArray right = v.mul(Cotangent.vjp(of.fn(), of.x()).pullback(w));
            NDArray again = w.mul(there.pushforward(v));
            double terms = left.abs().sum().add(right.abs().sum()).item();
            double noise = ROUNDOFFS * of.precision() * terms;
            String where = "a random combination of results by a random direction";
            tally.compare(where, left.sum().item(), right.sum().item(), noise, 0);
            tally.compare(where + ", linearized", again.sum().item(), right.sum().item(), noise, 0);
        }
        return tally.result();
    }

    /** Each number by itself, if they are few; otherwise random directions. */
    private List<Direction> directions(Names names, String random, int key) {
        List<Direction> directions = new ArrayList<>();
        if (names.size() <= options.entries()) {
            NDArray eye = NDArray.eye(names.size());
            for (int i = 0; i < names.size(); i++) {
                directions.add(new Direction(eye.get(i), names.get(i)));
            }
        } else {
            for (int i = 0; i < options.directions(); i++) {
                NDArray vector = random(names.size(), 1000 * key + i).vector();
                directions.add(new Direction(vector, random));
            }
        }
        return directions;
    }

    /** A random direction, whose largest component is 1. */
    private Direction random(int size, int key) {
        NDArray normal = Rng.seed(options.seed()).foldIn(key).normal(DType.FLOAT64, size);
        NDArray vector = size == 0 ? normal : normal.div(normal.abs().max());
        return new Direction(vector, "a random direction");
    }
}
