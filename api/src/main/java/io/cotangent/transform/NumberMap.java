package io.cotangent.transform;

import io.cotangent.Aux;
import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.Creation;
import io.cotangent.array.DenseArray;
import io.cotangent.number.LinearMap;
import io.cotangent.op.Ops;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of a run of a function of plain numbers, between tangents and cotangents of its
 * arguments' and its result's structure.
 */
final class NumberMap {
    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final LinearMap map;
    private final int[] chosen;
    private final Leaves[] arguments;
    private final Leaves result;

    /**
     * Keeps the structure of arguments and result, and nothing that is in them.
     *
     * @param chosen the positions of the arguments, for messages
     */
    NumberMap(LinearMap map, int[] chosen, Tree[] arguments, Tree result) {
        this.map = map;
        this.chosen = chosen;
        this.arguments = new Leaves[arguments.length];
        Arrays.setAll(this.arguments, i -> new Leaves(arguments[i]).outline());
        this.result = new Leaves(result).outline();
    }

    /** The derivative of a function that has had this value. */
    FirstOrder.Linearized at(Object value) {
        return new FirstOrder.Linearized(
                value,
                tangents -> {
                    Object tangent = push(tangents);
                    return value instanceof Aux<?, ?> aux ? new Aux<>(tangent, aux.aux()) : tangent;
                },
                cotangent -> pull(cotangent instanceof Aux<?, ?> aux ? aux.value() : cotangent));
    }

    private Object push(@Nullable Object... tangents) {
        List<NDArray> given = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            given.addAll(
                    tangents[i] == null
                            ? arguments[i].zeros()
                            : arguments[i].arraysOf(tangents[i], "tangent " + chosen[i]));
        }
        return result.tangent(
                isPassive(given)
                        ? dense(result.moving(), map.push(numbers(given)))
                        : arrays(result.moving(), map.push(elements(given))));
    }

    private Object[] pull(Object cotangent) {
        List<NDArray> given = result.arraysOf(cotangent, "the cotangent");
        List<NDArray> moving = new ArrayList<>();
        for (Leaves argument : arguments) {
            moving.addAll(argument.moving());
        }
        List<NDArray> pulled =
                isPassive(given)
                        ? dense(moving, map.pull(numbers(given)))
                        : arrays(moving, map.pull(elements(given)));
        Object[] trees = new Object[arguments.length];
        int next = 0;
        for (int i = 0; i < trees.length; i++) {
            int count = arguments[i].movingCount();
            trees[i] = arguments[i].tangent(pulled.subList(next, next + count));
            next += count;
        }
        return trees;
    }

    private static boolean isPassive(List<NDArray> arrays) {
        return arrays.stream().allMatch(DenseArray.class::isInstance);
    }

    private static double[] numbers(List<NDArray> arrays) {
        double[] numbers = new double[arrays.stream().mapToInt(NDArray::size).sum()];
        int next = 0;
        for (NDArray array : arrays) {
            for (int i = 0; i < array.size(); i++) {
                numbers[next++] = ((DenseArray) array).doubleAt(i);
            }
        }
        return numbers;
    }

    /** Arrays like others, of numbers that are all given in one. */
    private static List<NDArray> dense(List<NDArray> likes, double... numbers) {
        List<NDArray> arrays = new ArrayList<>();
        int next = 0;
        for (NDArray like : likes) {
            double[] part = Arrays.copyOfRange(numbers, next, next + like.size());
            next += part.length;
            arrays.add(OPS.astype(NDArray.of(part).reshape(like.shape()), like.dtype()));
        }
        return arrays;
    }

    private static NDArray[] elements(List<NDArray> arrays) {
        List<NDArray> elements = new ArrayList<>();
        for (NDArray array : arrays) {
            NDArray flat = OPS.astype(OPS.flatten(array), DType.FLOAT64);
            for (int i = 0; i < array.size(); i++) {
                elements.add(OPS.get(flat, Index.at(i)));
            }
        }
        return elements.toArray(NDArray[]::new);
    }

    /** As {@link #dense}, of arrays without axes, null for zeros. */
    private static List<NDArray> arrays(List<NDArray> likes, @Nullable NDArray... elements) {
        List<NDArray> arrays = new ArrayList<>();
        int next = 0;
        for (NDArray like : likes) {
            ArrayType type = Ops.typeOf(like);
            NDArray[] part = Arrays.copyOfRange(elements, next, next + like.size());
            next += part.length;
            for (int i = 0; i < part.length; i++) {
                part[i] = part[i] == null ? DenseArray.scalar(DType.FLOAT64, 0) : part[i];
            }
            NDArray flat = part.length == 0 ? Creation.full(type, 0) : OPS.stack(0, part);
            arrays.add(OPS.astype(OPS.reshape(flat, type.shape()), type.dtype()));
        }
        return arrays;
    }
}
