package io.cotangent.simplify;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.intrinsics.Comparison;
import io.cotangent.op.Axes;
import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Ops;
import io.cotangent.op.Reductions;
import io.cotangent.op.Shapes;
import io.cotangent.op.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Operations one after the other, on operands chosen at random; the same for the same seed. */
final class RandomProgram {
    private static final Unary[] UNARY = {
        Unary.NEG,
        Unary.NEG,
        Unary.ABS,
        Unary.SQUARE,
        Unary.FLOOR,
        Unary.SIGN,
        Unary.EXP,
        Unary.SQRT
    };
    private static final Unary[] INTEGRAL = {Unary.NEG, Unary.ABS, Unary.SQUARE, Unary.SIGN};
    private static final Binary[] BINARY = {
        Binary.ADD,
        Binary.ADD,
        Binary.SUB,
        Binary.MUL,
        Binary.MUL,
        Binary.DIV,
        Binary.MAX,
        Binary.MIN
    };
    private static final Binary[] ON_INTEGERS = {
        Binary.ADD,
        Binary.SUB,
        Binary.MUL,
        Binary.MAX,
        Binary.MIN,
        Binary.AND,
        Binary.OR,
        Binary.XOR
    };
    private static final Binary[] ON_TRUTH = {Binary.AND, Binary.OR, Binary.XOR, Binary.MAX};
    private static final double[] NUMBERS = {0, -0.0, 1, -1, 2, 0.5, 3};

    private final SplittableRandom random;
    private final Ops o;
    private final List<NDArray> values = new ArrayList<>();

    private RandomProgram(long seed, Ops o, NDArray... inputs) {
        this.random = new SplittableRandom(seed);
        this.o = o;
        values.addAll(Arrays.asList(inputs));
    }

    /** The values computed by {@code length} operations. */
    static NDArray[] run(long seed, int length, Ops o, NDArray... inputs) {
        RandomProgram program = new RandomProgram(seed, o, inputs);
        for (int i = 0; i < length; i++) {
            program.step();
        }
        return program.values.toArray(NDArray[]::new);
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private NDArray any() {
        return values.get(random.nextInt(values.size()));
    }

    /** A value of a type: one there is, or a number everywhere, which may be one there is. */
    private NDArray like(ArrayType type) {
        List<NDArray> found =
                values.stream().filter(value -> Ops.typeOf(value).equals(type)).toList();
        if (random.nextInt(4) > 0) {
            return found.get(random.nextInt(found.size()));
        }
        NDArray number = Creation.full(type, NUMBERS[random.nextInt(NUMBERS.length)]);
        return random.nextBoolean()
                ? number
                : o.where(o.eq(found.get(0), found.get(0)), number, number);
    }

    private void step() {
        NDArray x = any();
        ArrayType type = Ops.typeOf(x);
        NDArray result =
                switch (random.nextInt(10)) {
                    case 0 -> unary(x, type.dtype());
                    case 1, 2, 3 -> binary(x, type);
                    case 4 -> choice(x, type);
                    case 5 -> o.apply(new Elementwise.Cast(any(DType.values())), x);
                    case 6 -> reshaped(x, type.shape());
                    case 7 -> reduced(x, type);
                    default -> moved(x, type.shape());
                };
        if (result.size() <= 96) {
            values.add(result);
        }
    }

    private NDArray unary(NDArray x, DType dtype) {
        return dtype == DType.BOOL
                ? o.not(x)
                : o.apply(any(dtype.isFloating() ? UNARY : INTEGRAL), x);
    }

    private NDArray binary(NDArray x, ArrayType type) {
        DType dtype = type.dtype();
        Binary op = any(dtype.isFloating() ? BINARY : dtype == DType.BOOL ? ON_TRUTH : ON_INTEGERS);
        NDArray y = like(type);
        return random.nextBoolean() ? o.apply(op, x, y) : o.apply(op, y, x);
    }

    private NDArray choice(NDArray x, ArrayType type) {
        NDArray condition =
                o.apply(new Elementwise.Compare(any(Comparison.values())), x, like(type));
        if (random.nextBoolean()) {
            condition = o.not(condition);
        }
        return switch (random.nextInt(3)) {
            case 0 -> condition;
            case 1 -> o.where(condition, like(type), o.where(condition, like(type), x));
            default -> o.where(condition, like(type), like(type));
        };
    }

    private NDArray reshaped(NDArray x, Shape shape) {
        return switch (random.nextInt(3)) {
            case 0 -> o.flatten(x);
            case 1 -> o.reshape(x, shape.prepend(1));
            default ->
                    shape.size() % 2 == 0
                            ? o.reshape(x, 2, shape.size() / 2)
                            : o.expandDims(x, shape.rank());
        };
    }

    private NDArray reduced(NDArray x, ArrayType type) {
        if (type.shape().rank() == 0 || type.dtype() == DType.BOOL) {
            return o.broadcast(x, type.shape().prepend(1 + random.nextInt(3)));
        }
        int axis = random.nextInt(type.shape().rank());
        return switch (random.nextInt(3)) {
            case 0 -> o.apply(new Reductions.CumulativeSum(axis, random.nextBoolean()), x);
            case 1 -> o.max(x, axis);
            default -> o.apply(new Reductions.Sum(new Axes(axis)), x);
        };
    }

    private NDArray moved(NDArray x, Shape shape) {
        if (shape.rank() == 0 || random.nextInt(4) == 0) {
            return o.broadcast(x, shape.prepend(1 + random.nextInt(3)));
        }
        int axis = random.nextInt(shape.rank());
        int length = shape.length(axis);
        int start = random.nextInt(length);
        Region part = Region.whole(shape).along(axis, start, 1 + random.nextInt(length - start), 1);
        NDArray slice = o.apply(new Shapes.Slice(part), x);
        return switch (random.nextInt(7)) {
            case 0 -> o.flip(x, axis);
            case 1 -> o.swapAxes(x, axis, random.nextInt(shape.rank()));
            case 2 -> o.concat(axis, slice, x, x);
            case 3 -> o.apply(new Shapes.Embed(shape, List.of(part)), slice);
            case 4 -> o.apply(new Shapes.Embed(shape, List.of(part, part)), slice, slice);
            case 5 -> o.apply(new Shapes.Update(part), like(Ops.typeOf(x)), slice);
            default -> slice;
        };
    }
}
