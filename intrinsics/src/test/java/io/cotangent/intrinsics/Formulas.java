package io.cotangent.intrinsics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Formulas made by a seeded generator, and their results step by step on whole arrays. */
final class Formulas {
    private static final UnaryFunction[] CALLS = {
        UnaryFunction.EXP, UnaryFunction.TANH, UnaryFunction.GAMMA, UnaryFunction.LOG1P
    };
    private static final UnaryFunction[] CHEAP = {
        UnaryFunction.NEG,
        UnaryFunction.ABS,
        UnaryFunction.SIGN,
        UnaryFunction.SQRT,
        UnaryFunction.SQUARE,
        UnaryFunction.RECIPROCAL,
        UnaryFunction.FLOOR,
        UnaryFunction.CEIL,
        UnaryFunction.TRUNC,
        UnaryFunction.ROUND
    };
    private static final BinaryFunction[] BINARY = {
        BinaryFunction.ADD,
        BinaryFunction.SUB,
        BinaryFunction.MUL,
        BinaryFunction.DIV,
        BinaryFunction.MAX,
        BinaryFunction.MIN,
        BinaryFunction.COPYSIGN,
        BinaryFunction.FMOD,
        BinaryFunction.ATAN2
    };
    private static final BinaryFunction[] LOGICAL = {
        BinaryFunction.AND,
        BinaryFunction.OR,
        BinaryFunction.XOR,
        BinaryFunction.MAX,
        BinaryFunction.MIN
    };

    private final Random random;
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    private Formulas(long seed) {
        this.random = new Random(seed);
    }

    /** A formula of some inputs and steps, with reductions over at most so many axes. */
    static Formula random(long seed, int steps, int axes) {
        return new Formulas(seed).formula(steps, axes);
    }

    private Formula formula(int count, int axes) {
        kinds.add(random.nextBoolean() ? Kind.F64 : Kind.F32);
        for (int i = random.nextInt(4); i > 0; i--) {
            kinds.add(of(Kind.values()));
        }
        List<Kind> inputs = List.copyOf(kinds);
        while (steps.size() < count) {
            add();
        }
        List<Result> results = new ArrayList<>();
        results.add(new Result.Each(kinds.size() - 1));
        for (int i = random.nextInt(4); i > 0; i--) {
            int value = random.nextInt(kinds.size());
            Reduction[] all = Reduction.values();
            Reduction reduction =
                    kinds.get(value) == Kind.BOOL ? of(Reduction.MAX, Reduction.MIN) : of(all);
            results.add(
                    axes == 0 || random.nextInt(3) == 0
                            ? new Result.Each(value)
                            : new Result.Reduced(value, reduction, 1 + random.nextInt(axes)));
        }
        return new Formula(inputs, steps, results);
    }

    private void add() {
        int x = recent();
        int y = like(kinds.get(x));
        Kind kind = kinds.get(x);
        switch (random.nextInt(10)) {
            case 0 -> add(new Step.Constant(of(Kind.values()), random.nextInt(-3, 4) / 2.0));
            case 1 -> add(new Step.Convert(of(Kind.values()), x));
            case 2 -> add(new Step.Compare(of(Comparison.values()), x, y));
            case 3, 4 -> {
                int condition = like(Kind.BOOL);
                if (kinds.get(condition) == Kind.BOOL) {
                    add(new Step.Select(condition, x, y));
                }
            }
            case 5, 6 -> {
                if (kind.isFloating()) {
                    add(new Step.Unary(random.nextInt(4) == 0 ? of(CALLS) : of(CHEAP), x));
                }
            }
            default -> add(new Step.Binary(kind == Kind.BOOL ? of(LOGICAL) : of(BINARY), x, y));
        }
    }

    private void add(Step step) {
        steps.add(step);
        Formula soFar =
                new Formula(
                        kinds.subList(0, kinds.size() - steps.size() + 1),
                        steps,
                        List.of(new Result.Each(0)));
        kinds.add(soFar.kind(soFar.size() - 1));
    }

    private int recent() {
        return random.nextInt(Math.max(0, kinds.size() - 8), kinds.size());
    }

    /** A value of this kind, if there is one. */
    private int like(Kind kind) {
        for (int i = 0; i < 50; i++) {
            int value = random.nextInt(kinds.size());
            if (kinds.get(value) == kind) {
                return value;
            }
        }
        return kinds.indexOf(kind) < 0 ? 0 : kinds.indexOf(kind);
    }

    @SafeVarargs
    private <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The results for contiguous inputs, by kernels on whole arrays. */
    static Object[] results(Kernels kernels, Formula formula, int[] shape, Object[] inputs) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        Object[] v = new Object[formula.size()];
        System.arraycopy(inputs, 0, v, 0, inputs.length);
        for (int i = inputs.length; i < v.length; i++) {
            v[i] = formula.kind(i).allocate(size);
            step(kernels, formula.step(i), size, v, v[i]);
        }
        Object[] results = new Object[formula.results().size()];
        for (int k = 0; k < results.length; k++) {
            results[k] =
                    switch (formula.results().get(k)) {
                        case Result.Each(int value) -> v[value];
                        case Result.Reduced(int value, var reduction, int axes) ->
                                reduce(
                                        kernels,
                                        reduction,
                                        v[value],
                                        formula.kind(value),
                                        shape,
                                        axes);
                    };
        }
        return results;
    }

    private static void step(Kernels kernels, Step step, int n, Object[] v, Object y) {
        switch (step) {
            case Step.Constant(_, double value) ->
                    kernels.copy(n, new double[] {value}, 0, 0, y, 0, 1);
            case Step.Unary(var f, int x) -> kernels.unary(f, n, v[x], 0, 1, y, 0, 1);
            case Step.Binary(var f, int a, int b) ->
                    kernels.binary(f, n, v[a], 0, 1, v[b], 0, 1, y, 0, 1);
            case Step.Compare(var c, int a, int b) ->
                    kernels.compare(c, n, v[a], 0, 1, v[b], 0, 1, (boolean[]) y, 0, 1);
            case Step.Select(int c, int a, int b) ->
                    kernels.select(n, (boolean[]) v[c], 0, 1, v[a], 0, 1, v[b], 0, 1, y, 0, 1);
            case Step.Convert(_, int x) -> kernels.copy(n, v[x], 0, 1, y, 0, 1);
        }
    }

    private static Object reduce(
            Kernels kernels, Reduction reduction, Object x, Kind kind, int[] shape, int axes) {
        int outer = 1;
        int reduced = 1;
        for (int i = 0; i < shape.length; i++) {
            if (i < shape.length - axes) {
                outer *= shape[i];
            } else {
                reduced *= shape[i];
            }
        }
        Object y = kind.allocate(outer);
        if (reduced < 8 && outer >= 8 && reduced > 0) {
            kernels.reduceRows(reduction, reduced, outer, x, 0, 1, reduced, y, 0);
        } else {
            for (int i = 0; i < outer; i++) {
                kernels.reduce(reduction, reduced, x, i * reduced, 1, y, i);
            }
        }
        return y;
    }

    /** Elements of all sorts, zeros of both signs and NaN among them. */
    static Object elements(Kind kind, int length, long seed) {
        Random random = new Random(seed);
        // A single NaN or large number would hide what is done with the others in a sum.
        int ways = random.nextInt(3) == 0 ? 4 : 3;
        Object array = kind.allocate(length);
        for (int i = 0; i < length; i++) {
            double value =
                    switch (random.nextInt(4) > 0 ? ways : random.nextInt(ways)) {
                        case 0 -> 0.0;
                        case 1 -> -0.0;
                        case 2 -> random.nextInt(-5, 6);
                        case 3 -> ways == 3 || i % 9 > 0 ? random.nextGaussian() : Double.NaN;
                        default -> i % 99 > 0 ? random.nextGaussian() : 1e10;
                    };
            switch (array) {
                case double[] x -> x[i] = value;
                case float[] x -> x[i] = (float) value;
                default -> ((boolean[]) array)[i] = value > 0;
            }
        }
        return array;
    }
}
