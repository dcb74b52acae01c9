package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import io.cotangent.op.Family;
import io.cotangent.op.Op;
import io.cotangent.op.Pointwise;
import io.cotangent.op.Shapes;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Forward mode in all numbers of the active inputs at once, for programs that compute with single
 * numbers: each number has a tangent for every number of the inputs that it depends on, and none
 * for the others. Numbers may lie in arrays that are only put together or taken apart.
 *
 * @param <T> what a tangent is
 */
final class NumberTangents<T> {
    private final Program program;
    private final Rules<T> rules;

    /** By variable, null for those that do not depend on the inputs. */
    private final List<@Nullable List<SortedMap<Integer, T>>> tangents;

    private final int columns;
    private long pushes;
    private int computed;

    /** How tangents are computed. */
    interface Rules<T> {
        /** The tangent of the result, given those of the operands; null stands for zero. */
        @Nullable T push(int equation, List<@Nullable T> dx);

        /** The sum of two tangents. */
        T add(T a, T b);
    }

    /**
     * Before the first equation.
     *
     * @param one the tangent of a number of the inputs in itself
     */
    NumberTangents(Program program, List<Integer> active, T one, Rules<T> rules) {
        this.program = program;
        this.rules = rules;
        tangents = new ArrayList<>(Collections.nCopies(program.variables(), null));
        int column = 0;
        for (int input : active) {
            List<SortedMap<Integer, T>> own = new ArrayList<>();
            for (int i = 0; i < program.type(input).shape().size(); i++) {
                own.add(new TreeMap<>(Collections.singletonMap(column++, one)));
            }
            tangents.set(input, own);
        }
        columns = column;
    }

    /** The numbers of the active inputs. */
    int columns() {
        return columns;
    }

    /** How often a rule was asked: once for each tangent. */
    long pushes() {
        return pushes;
    }

    /** The equations that a rule was asked for. */
    int computed() {
        return computed;
    }

    /** The tangents of an element of a variable. */
    SortedMap<Integer, T> of(int variable, int element) {
        List<SortedMap<Integer, T>> own = tangents.get(variable);
        return own == null ? Collections.emptySortedMap() : own.get(element);
    }

    /** Goes on by an equation; says whether it is one that this class knows. */
    boolean push(int index) {
        Equation equation = program.equations().get(index);
        boolean isStill = Arrays.stream(equation.operands()).allMatch(v -> tangents.get(v) == null);
        if (isStill) {
            return true;
        }
        switch (equation.op()) {
            case Op.Constant _ -> {}
            case Shapes.Broadcast _,
                    Shapes.Reshape _,
                    Shapes.Permute _,
                    Shapes.Slice _,
                    Shapes.Concat _ ->
                    move(equation, (Op.Single) equation.op());
            case Shapes.Embed op -> embed(equation, op);
            case Pointwise _, Family _ -> {
                return isComputed(index);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The elements of the operands at their new places. */
    private void move(Equation equation, Op.Single op) {
        List<SortedMap<Integer, T>> all = new ArrayList<>();
        DenseArray[] numbered = new DenseArray[equation.operands().length];
        for (int i = 0; i < numbered.length; i++) {
            int operand = equation.operands()[i];
            Shape shape = program.type(operand).shape();
            numbered[i] = numbers(shape, all.size());
            for (int k = 0; k < shape.size(); k++) {
                all.add(of(operand, k));
            }
        }
        int[] sources = (int[]) op.value(numbered).toFlatArray();
        tangents.set(equation.result(), Arrays.stream(sources).mapToObj(all::get).toList());
    }

    /** The elements of the operands added to zeros. */
    private void embed(Equation equation, Shapes.Embed op) {
        List<SortedMap<Integer, T>> sums = new ArrayList<>();
        for (int i = 0; i < op.shape().size(); i++) {
            sums.add(new TreeMap<>());
        }
        DenseArray all = numbers(op.shape(), 0);
        for (int i = 0; i < equation.operands().length; i++) {
            int[] places = (int[]) Views.slice(all, op.regions().get(i)).toFlatArray();
            for (int k = 0; k < places.length; k++) {
                SortedMap<Integer, T> sum = sums.get(places[k]);
                of(equation.operands()[i], k)
                        .forEach((column, tangent) -> sum.merge(column, tangent, rules::add));
            }
        }
        tangents.set(equation.result(), sums);
    }

    private static DenseArray numbers(Shape shape, int first) {
        int[] numbers = new int[shape.size()];
        Arrays.setAll(numbers, i -> first + i);
        return DenseArray.wrap(new ArrayType(DType.INT32, shape), numbers);
    }

    /** By the rule, for each number that an operand depends on; not for arrays. */
    private boolean isComputed(int index) {
        Equation equation = program.equations().get(index);
        int result = equation.result();
        if (program.type(result).shape().size() != 1) {
            return false;
        }
        SortedSet<Integer> all = new TreeSet<>();
        for (int operand : equation.operands()) {
            all.addAll(of(operand, 0).keySet());
        }
        SortedMap<Integer, T> own = new TreeMap<>();
        for (int column : all) {
            List<@Nullable T> dx = new ArrayList<>();
            for (int operand : equation.operands()) {
                dx.add(of(operand, 0).get(column));
            }
            T dy = rules.push(index, dx);
            if (dy != null) {
                own.put(column, dy);
            }
        }
        boolean moves = !own.isEmpty() && program.type(result).dtype().isFloating();
        tangents.set(result, moves ? List.of(own) : null);
        pushes += all.size();
        computed++;
        return true;
    }
}
