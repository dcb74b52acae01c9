package io.cotangent.compile;

import io.cotangent.DType;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Region;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import io.cotangent.error.CotangentException;
import io.cotangent.intrinsics.BinaryFunction;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Reduction;
import io.cotangent.intrinsics.Step;
import io.cotangent.intrinsics.scalar.Calculation;
import io.cotangent.op.Family;
import io.cotangent.op.Given;
import io.cotangent.op.Indexing;
import io.cotangent.op.Op;
import io.cotangent.op.Pointwise;
import io.cotangent.op.Products;
import io.cotangent.op.Reducing;
import io.cotangent.op.Reductions;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Nested;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes a program apart into steps on single numbers. Elements that only move are no steps: the
 * operation is done with the numbers of the values instead, in arrays that lie in memory as the
 * program's would, for the order of some sums depends on that.
 */
final class Expansion {

    /** Elements of a variable, at most. */
    private static final int LARGE = 4096;

    /** The same, of what is only embedded among zeros, such as few elements of a matrix. */
    private static final int LARGEST = 16_384;

    private final Calculation calculation = new Calculation();
    private final Steps steps = new Steps(calculation);
    private final IdentityHashMap<Object, Integer> inputsByCells = new IdentityHashMap<>();
    private final int most;

    /**
     * Whether the program is one in which loops were written out. What they go over is not computed
     * with then, lest one repetition is simpler than others: a factor may be 1 in it.
     */
    private final boolean isLong;

    private final Packing packing;
    private final boolean[] used;
    private final boolean[] mattering;
    private final List<Object> given = new ArrayList<>();

    /**
     * Prepares to take a program apart.
     *
     * @param most steps, at most
     */
    Expansion(Program program, int most) {
        this.most = most;
        isLong = program.isLong();
        packing = new Packing(program);
        used = new boolean[program.inputs()];
        mattering = new boolean[program.inputs()];
    }

    Calculation calculation() {
        return calculation;
    }

    /** Where the calculation finds the inputs. */
    Packing packing() {
        return packing.with(given.toArray());
    }

    /** Whether an input's elements are needed. */
    boolean isUsed(int input) {
        return used[input];
    }

    /** Whether it makes a difference how an input lies in memory. */
    boolean isLayoutMattering(int input) {
        return mattering[input];
    }

    /** The outputs. */
    Value[] outputs(Program program) {
        Value[] values = new Value[program.variables()];
        for (int i = 0; i < program.inputs(); i++) {
            values[i] = new Value(program.type(i), null, null);
        }
        return outputs(program, values);
    }

    private Value[] outputs(Program program, Value... values) {
        for (int i = 0; i < program.captured().size(); i++) {
            if (!(program.captured().get(i) instanceof DenseArray constant)) {
                throw new Unsupported("a captured array without numbers");
            }
            values[program.inputs() + i] =
                    isLong && isData(constant)
                            ? new Value(constant.type(), given(constant), null)
                            : Value.constant(constant);
        }
        for (Equation equation : program.equations()) {
            int[] variables = equation.operands();
            boolean isConstant = true;
            for (int variable : variables) {
                isConstant &= values[variable].isConstant();
            }
            Value[] operands = new Value[variables.length];
            for (int i = 0; i < operands.length; i++) {
                int variable = variables[i];
                if (!isConstant) {
                    values[variable] = withCells(values[variable], variable);
                }
                operands[i] = values[variable];
            }
            define(program, equation, isConstant, operands, values);
        }
        return Arrays.stream(program.outputs()).mapToObj(i -> values[i]).toArray(Value[]::new);
    }

    private static boolean isData(DenseArray constant) {
        return constant.dtype().isFloating() && !constant.isUniform();
    }

    private void define(
            Program program,
            Equation equation,
            boolean isConstant,
            Value[] operands,
            Value... values) {
        Op op = equation.op();
        int first = equation.result();
        if (isConstant) {
            Value[] results = fold(op, operands);
            System.arraycopy(results, 0, values, first, results.length);
        } else if (op instanceof Nested nested) {
            Program inner = nested.program();
            Value[] results = outputs(inner, Arrays.copyOf(operands, inner.variables()));
            System.arraycopy(results, 0, values, first, results.length);
        } else if (op instanceof Op.Single single) {
            ArrayType type = program.type(first);
            requireSmall(type, most(op));
            Kind kind = Cells.kind(type.dtype());
            values[first] = new Value(type, expand(single, type.shape(), kind, operands), null);
        } else {
            throw new Unsupported(op.label());
        }
        if (calculation.size() > most) {
            throw new Unsupported("so many steps");
        }
    }

    private static Value[] fold(Op op, Value... operands) {
        DenseArray[] constants =
                Arrays.stream(operands).map(Value::constant).toArray(DenseArray[]::new);
        for (DenseArray constant : constants) {
            requireSmall(constant.type(), LARGE);
        }
        try {
            return Arrays.stream(op.evaluate(constants)).map(Value::constant).toArray(Value[]::new);
        } catch (CotangentException e) { // to be thrown when it is run
            throw new Unsupported(e.getMessage());
        }
    }

    private static int most(Op op) {
        return switch (op) {
            case Given _ -> Integer.MAX_VALUE;
            case Indexing.Scatter _, Shapes.Embed _, Shapes.Reshape _ -> LARGEST;
            default -> LARGE;
        };
    }

    private static void requireSmall(ArrayType type, int most) {
        if (type.shape().size() > most) {
            throw new Unsupported("an array " + type);
        }
    }

    /** The value with cells, unless it is of integers, which only say where others are. */
    private Value withCells(Value value, int variable) {
        if (value.cells() != null || value.isConstant() && value.type().dtype().isInteger()) {
            return value;
        }
        requireSmall(value.type(), LARGE);
        DenseArray constant = value.constant();
        DenseArray cells =
                constant != null ? Cells.of(constant, calculation) : input(value.type(), variable);
        return new Value(value.type(), cells, constant);
    }

    private DenseArray input(ArrayType type, int input) {
        Kind kind = Cells.kind(type.dtype());
        int array = packing.array(input);
        int first = Math.max(packing.element(input), 0);
        DenseArray cells = Cells.of(type.shape(), i -> calculation.input(kind, array, first + i));
        inputsByCells.put(cells.data(), input);
        used[input] = true;
        return cells;
    }

    /** Numbers that are one more input of the calculation. */
    private DenseArray given(DenseArray numbers) {
        Kind kind = Cells.kind(numbers.dtype());
        int array = packing.count() + given.size();
        given.add(numbers.toFlatArray());
        return Cells.of(numbers.type().shape(), i -> calculation.input(kind, array, i));
    }

    private DenseArray expand(Op.Single op, Shape shape, Kind kind, Value... operands) {
        return switch (op) {
            case Pointwise pointwise -> each(pointwise, shape, operands);
            case Shapes.Broadcast _,
                    Shapes.Reshape _,
                    Shapes.Permute _,
                    Shapes.Slice _,
                    Shapes.Concat _,
                    Shapes.Update _ ->
                    op.value(cells(operands));
            case Given(DenseArray numbers) -> given(numbers);
            case Indexing.Take _, Indexing.TakeAlong _ ->
                    moved(op, operands[0].cells(), operands[1].constant());
            case Indexing.Place _ ->
                    moved(op, operands[0].cells(), operands[1].constant(), operands[2].cells());
            case Indexing.Scatter(Shape _, int axis) ->
                    scatter(new Indexing.Take(axis), shape, kind, operands);
            case Indexing.ScatterAlong(Shape _, int axis) ->
                    scatter(new Indexing.TakeAlong(axis), shape, kind, operands);
            case Shapes.Embed(Shape _, List<Region> regions) ->
                    embed(shape, kind, regions, cells(operands));
            case Family(BinaryFunction function, int order) -> {
                int first = calculation.constant(kind, order);
                int[] x = Cells.flat(operands[0].cells());
                yield Cells.of(shape, i -> calculation.binary(function, first, x[i]));
            }
            case Reductions.CumulativeSum(int axis, boolean reverse) ->
                    new SmallReduction(calculation, Reduction.SUM, kind)
                            .scan(operands[0].cells(), axis, reverse);
            case Reducing reducing ->
                    new SmallReduction(calculation, reducing.reduction(), kind)
                            .reduce(operands[0].cells(), reducing.axes().numbers());
            case Reductions.Product(int axis) ->
                    new SmallReduction(calculation, Reduction.PROD, kind)
                            .reduce(operands[0].cells(), axis);
            case Products.MatMul _ -> product(kind, cells(operands));
            default -> throw new Unsupported(op.label());
        };
    }

    private static DenseArray[] cells(Value... operands) {
        DenseArray[] cells = new DenseArray[operands.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = operands[i].cells();
        }
        return cells;
    }

    private DenseArray each(Pointwise op, Shape shape, Value... operands) {
        int[][] cells = new int[operands.length][];
        for (int i = 0; i < cells.length; i++) {
            if (operands[i].cells() == null) {
                throw new Unsupported(op.label() + " of integers");
            }
            cells[i] = Cells.flat(operands[i].cells());
        }
        int[] result = new int[shape.size()];
        for (int i = 0; i < result.length; i++) {
            int[] x = new int[cells.length];
            for (int k = 0; k < x.length; k++) {
                x[k] = cells[k][i];
            }
            result[i] = op.element(steps, x);
        }
        return Cells.of(shape, result);
    }

    /** Steps of formulas become steps of the calculation. */
    private record Steps(Calculation calculation) implements Pointwise.Elements {
        @Override
        public int add(Step step) {
            return switch (step) {
                case Step.Constant(Kind kind, double value) -> calculation.constant(kind, value);
                case Step.Unary(var f, int x) -> calculation.unary(f, x);
                case Step.Binary(var f, int a, int b) -> calculation.binary(f, a, b);
                case Step.Compare(var comparison, int a, int b) ->
                        calculation.compare(comparison, a, b);
                case Step.Select(int condition, int a, int b) ->
                        calculation.select(condition, a, b);
                case Step.Convert(Kind to, int x) -> calculation.convert(to, x);
            };
        }

        @Override
        public Kind kind(int value) {
            return calculation.kind(value);
        }
    }

    private static DenseArray moved(Op.Single op, DenseArray... operands) {
        for (DenseArray operand : operands) {
            if (operand == null) {
                throw new Unsupported(op.label() + " at places that are not constant");
            }
        }
        try {
            return op.value(operands);
        } catch (CotangentException e) { // to be thrown when it is run
            throw new Unsupported(e.getMessage());
        }
    }

    /** Zeros with values added, one after the other, in the places that are taken. */
    private DenseArray scatter(Op.Single take, Shape shape, Kind kind, Value... operands) {
        DenseArray places = moved(take, Cells.of(shape, i -> i), operands[1].constant());
        int[] sums = zeros(shape, kind);
        add(sums, Cells.flat(places), Cells.flat(operands[0].cells()));
        return Cells.of(shape, sums);
    }

    private int[] zeros(Shape shape, Kind kind) {
        int zero = calculation.constant(kind, 0);
        return IntStream.generate(() -> zero).limit(shape.size()).toArray();
    }

    private void add(int[] sums, int[] places, int... values) {
        for (int i = 0; i < values.length; i++) {
            int place = places[i];
            BinaryFunction add =
                    calculation.kind(values[i]) == Kind.BOOL
                            ? BinaryFunction.OR
                            : BinaryFunction.ADD;
            sums[place] = calculation.binary(add, sums[place], values[i]);
        }
    }

    private DenseArray embed(Shape shape, Kind kind, List<Region> regions, DenseArray... parts) {
        DenseArray all = Cells.of(shape, i -> i);
        int[] sums = zeros(shape, kind);
        for (int i = 0; i < parts.length; i++) {
            int[] places = Cells.flat(Views.slice(all, regions.get(i)));
            int[] values = Cells.flat(parts[i]);
            if (parts.length > 1) {
                add(sums, places, values);
            }
            for (int k = 0; parts.length == 1 && k < values.length; k++) {
                sums[places[k]] = values[k];
            }
        }
        return Cells.of(shape, sums);
    }

    private DenseArray product(Kind kind, DenseArray... matrices) {
        if (!kind.isFloating()) {
            throw new Unsupported("a product of booleans");
        }
        for (DenseArray matrix : matrices) {
            Integer input = inputsByCells.get(matrix.data());
            if (input != null) {
                mattering[input] = true;
            }
        }
        return new SmallProduct(calculation, kind).multiply(matrices[0], matrices[1]);
    }

    /** The cells of an output that is neither constant nor an input. */
    int[] cells(Value output) {
        if (output.cells() == null || output.type().dtype() == DType.INT32) {
            throw new Unsupported("an output of integers");
        }
        return Cells.flat(output.cells());
    }
}
