package io.cotangent.path;

import io.cotangent.NDArray;
import io.cotangent.array.DenseArray;
import io.cotangent.compile.ScalarProgram;
import io.cotangent.compile.ScalarProgram.Output;
import io.cotangent.number.Numbers;
import io.cotangent.tree.Maker;
import io.cotangent.tree.Tree;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A function's result without its arrays, or without its numbers where there are no arrays. */
@SuppressWarnings("UnusedMethod") // they are found by name
final class Outline {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final MethodHandle NUMBER = find("number", double.class, int.class);
    private static final MethodHandle NUMBERS = find("numbers", double[].class, int.class);
    private static final MethodHandle ROWS = find("rows", double[][].class, Output.class);
    private static final MethodHandle COPY = find("copy", double[].class, double[].class);
    private static final MethodHandle ARRAY =
            find("array", NDArray.class, DenseArray.class, int.class);

    private final Tree tree;
    private final boolean isFixed;

    /**
     * Stands for an array.
     *
     * @param like a number such as that which the array is given as; null for none
     */
    private record Placeholder(@Nullable Object like) {}

    /**
     * The outline of a result.
     *
     * @param hasNumbers whether plain numbers are seen as arrays
     */
    Outline(Tree result, boolean hasNumbers) {
        Object[] leaves = new Object[result.size()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = outline(result.leaf(i), hasNumbers);
        }
        tree = result.with(leaves).snapshot();
        isFixed = tree.isFixed();
    }

    private static Object outline(Object leaf, boolean hasNumbers) {
        if (leaf instanceof NDArray) {
            return new Placeholder(null);
        }
        return hasNumbers ? new Placeholder(Numbers.zeros(leaf)) : leaf;
    }

    /** The result around the arrays that are outputs of a program from the given one on. */
    @Nullable Object value(int first, NDArray... outputs) {
        Object[] leaves = new Object[tree.size()];
        int next = first;
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] =
                    tree.leaf(i) instanceof Placeholder(Object like)
                            ? like == null ? outputs[next++] : Numbers.number(like, outputs[next++])
                            : tree.leaf(i);
        }
        return isFixed ? tree.valueWith(leaves) : tree.with(leaves).snapshot().value();
    }

    /**
     * The outputs of a program that are wanted as rows of equal lengths, where those from the given
     * one on are the result's arrays.
     */
    int[] matrices(int first) {
        IntStream.Builder matrices = IntStream.builder();
        int next = first;
        for (int i = 0; i < tree.size(); i++) {
            if (tree.leaf(i) instanceof Placeholder(Object like)) {
                if (like instanceof double[][] rows
                        && rows.length > 0
                        && Numbers.typeOf(rows).shape().rank() == 2) {
                    matrices.add(next);
                }
                next++;
            }
        }
        return matrices.build().toArray();
    }

    /**
     * Makes the result of the results of a calculation, which are outputs from the given one on;
     * null where that is not so simple.
     */
    @Nullable Maker maker(int first, ScalarProgram program) {
        MethodHandle[] leaves = new MethodHandle[tree.size()];
        int next = first;
        for (int i = 0; i < leaves.length; i++) {
            if (!isFixed || !(tree.leaf(i) instanceof Placeholder(Object like))) {
                return null;
            }
            leaves[i] = leaf(like, program.output(next++));
            if (leaves[i] == null) {
                return null;
            }
        }
        return tree.maker(leaves);
    }

    private static @Nullable MethodHandle leaf(@Nullable Object like, Output output) {
        if (output.input() >= 0) {
            return null;
        }
        int result = output.result();
        if (result < 0) {
            return constant(like, output.array());
        }
        return switch (like) {
            case null -> MethodHandles.insertArguments(ARRAY, 0, output.array(), result);
            case Double _ -> MethodHandles.insertArguments(NUMBER, 0, result);
            case double[] _ -> MethodHandles.insertArguments(NUMBERS, 0, result);
            case double[][] _ when output.rows() > 0 ->
                    MethodHandles.insertArguments(ROWS, 0, output);
            default -> null;
        };
    }

    private static @Nullable MethodHandle constant(@Nullable Object like, DenseArray constant) {
        MethodHandle method =
                switch (like) {
                    case null -> MethodHandles.constant(NDArray.class, constant);
                    case Double _ -> MethodHandles.constant(double.class, constant.doubleAt(0));
                    case double[] _ ->
                            MethodHandles.insertArguments(COPY, 0, constant.toFlatArray());
                    default -> null;
                };
        return method == null || method.type().parameterCount() > 0
                ? method
                : MethodHandles.dropArguments(method, 0, Object[].class);
    }

    private static double number(int result, Object... results) {
        return ((double[]) results[result])[0];
    }

    private static double[] numbers(int result, Object... results) {
        return (double[]) results[result];
    }

    private static double[][] rows(Output output, Object... results) {
        return output.rows(results);
    }

    @SuppressWarnings("UnusedVariable") // nothing is needed of them
    private static double[] copy(double[] constant, Object... results) {
        return constant.clone();
    }

    private static NDArray array(DenseArray like, int result, Object... results) {
        return like.over(like.type(), results[result]);
    }

    private static MethodHandle find(String name, Class<?> type, Class<?>... parameters) {
        MethodType descriptor =
                MethodType.methodType(type, parameters).appendParameterTypes(Object[].class);
        try {
            return LOOKUP.findStatic(Outline.class, name, descriptor).asFixedArity();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
