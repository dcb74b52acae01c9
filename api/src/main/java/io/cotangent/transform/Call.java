package io.cotangent.transform;

import io.cotangent.Aux;
import io.cotangent.NDArray;
import io.cotangent.error.DTypeException;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.UserCode;
import io.cotangent.error.Weaving;
import io.cotangent.number.Numbers;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One call of a user's function, recorded: the program between the arrays of the chosen arguments
 * and those of the result, and the trees that they came in. Transformations of functions begin with
 * it.
 */
public final class Call {
    private final int[] chosen;
    private final Leaves[] arguments;
    private final List<NDArray> inputs = new ArrayList<>();
    private final Program program;
    private Leaves result;

    /** The tree of the auxiliary result, null where there is none. */
    private @Nullable Tree aux;

    /**
     * Runs and records a function.
     *
     * @param function takes its arguments as an array
     * @param owner the user's function object, for messages
     * @param chosen the positions of the arguments to differentiate in
     * @param arguments all arguments
     */
    public Call(
            Function<Object[], Object> function, Object owner, int[] chosen, Object... arguments) {
        Weaving.require("derivatives");
        this.chosen = chosen;
        this.arguments = new Leaves[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            this.arguments[i] = new Leaves(Tree.ofArgument(arguments[chosen[i]], chosen[i]));
            requireMoving(this.arguments[i], chosen[i]);
            inputs.addAll(this.arguments[i].moving());
        }
        UnaryOperator<NDArray[]> body =
                traced -> leaves(function.apply(substituted(arguments, Arrays.asList(traced))));
        this.program =
                Recording.of(
                        UserCode.nameOf(owner),
                        hasNumbers() ? Numbers.followed(owner, body) : body,
                        inputs.toArray(NDArray[]::new));
        // A pullback may live long: it keeps the program, and lets the graph go.
        result = result.outline();
        aux = aux == null ? null : Leaves.outline(aux);
    }

    private boolean hasNumbers() {
        for (Leaves argument : arguments) {
            if (argument.hasNumbers()) {
                return true;
            }
        }
        return false;
    }

    private static void requireMoving(Leaves argument, int position) {
        if (argument.movingCount() == 0) {
            String found =
                    argument.tree().size() == 0
                            ? "no arrays"
                            : Ops.typeOf((NDArray) argument.tree().leaf(0)).toString();
            throw new DTypeException(
                    "argument "
                            + position
                            + " has no floating-point array to differentiate in, but "
                            + found
                            + ": use astype(DType.FLOAT64), or choose other arguments with argnums");
        }
    }

    private Object[] substituted(Object[] all, List<NDArray> arrays) {
        Object[] result = all.clone();
        int next = 0;
        for (int i = 0; i < chosen.length; i++) {
            int count = arguments[i].movingCount();
            result[chosen[i]] =
                    arguments[i].with(arrays.subList(next, next + count), arguments[i].still());
            next += count;
        }
        return result;
    }

    /**
     * Takes the function's result apart: the arrays with derivatives, those without, and those of
     * the auxiliary part.
     */
    private NDArray[] leaves(Object value) {
        Object main = value;
        if (value instanceof Aux<?, ?>(Object first, Object second)) {
            main = first;
            aux = Tree.of(second, "the auxiliary result");
        }
        Tree tree = Tree.of(main, "the result");
        result = new Leaves(tree);
        if (result.hasNumbers() && !hasNumbers()) {
            throw lost(tree);
        }
        List<NDArray> arrays = new ArrayList<>(result.moving());
        arrays.addAll(result.still());
        if (aux != null) {
            for (int i = 0; i < aux.size(); i++) {
                if (aux.leaf(i) instanceof NDArray array) {
                    arrays.add(array);
                }
            }
        }
        return arrays.toArray(NDArray[]::new);
    }

    private static LostDerivativeException lost(Tree tree) {
        int i = 0;
        while (!Numbers.isNumber(tree.leaf(i))) {
            i++;
        }
        return new LostDerivativeException(
                tree.path(i)
                        + " is a "
                        + tree.leaf(i).getClass().getSimpleName()
                        + ", but the arguments to differentiate in are arrays: derivatives go from arrays to arrays, or"
                        + " from plain numbers to plain numbers; make it an NDArray (NDArray.of(x) for a scalar), or put"
                        + " what needs no derivative into Aux");
    }

    /** The program between the arrays to differentiate in and those of the result. */
    Program program() {
        return program;
    }

    /** What the program's inputs were: the floating-point arrays of the chosen arguments. */
    List<NDArray> inputs() {
        return inputs;
    }

    /** The numbers of the inputs. */
    List<Integer> active() {
        Integer[] active = new Integer[inputs.size()];
        for (int i = 0; i < active.length; i++) {
            active[i] = i;
        }
        return List.of(active);
    }

    /** The result's leaves; the first outputs of the program are those that have tangents. */
    Leaves result() {
        return result;
    }

    /** The leaves of a chosen argument. */
    Leaves argument(int i) {
        return arguments[i];
    }

    /** The inputs, and more arrays after them. */
    NDArray[] inputsAnd(List<NDArray> more) {
        List<NDArray> all = new ArrayList<>(inputs);
        all.addAll(more);
        return all.toArray(NDArray[]::new);
    }

    /** The arrays of a tangent for each chosen argument; null is one of zeros. */
    List<NDArray> directions(@Nullable Object... tangents) {
        List<NDArray> directions = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            directions.addAll(
                    tangents[i] == null
                            ? arguments[i].zeros()
                            : arguments[i].arraysOf(tangents[i], "tangent " + chosen[i]));
        }
        return directions;
    }

    /** The arrays of a cotangent of the value. */
    List<NDArray> cotangents(Object cotangent) {
        boolean isAux = cotangent instanceof Aux<?, ?>;
        return result.arraysOf(
                isAux ? ((Aux<?, ?>) cotangent).value() : cotangent, "the cotangent");
    }

    /** What belongs to the chosen arguments, such as gradients, for arrays of the inputs' order. */
    Object[] trees(List<NDArray> arrays) {
        Object[] trees = new Object[arguments.length];
        int next = 0;
        for (int i = 0; i < trees.length; i++) {
            int count = arguments[i].movingCount();
            trees[i] = arguments[i].tangent(arrays.subList(next, next + count));
            next += count;
        }
        return trees;
    }

    /** The value that the function has for these outputs of its program. */
    Object value(NDArray... outputs) {
        List<NDArray> arrays = Arrays.asList(outputs);
        int moving = result.movingCount();
        Object main =
                result.with(
                        arrays.subList(0, moving),
                        arrays.subList(moving, moving + result.stillCount()));
        return withAux(main, outputs);
    }

    /** What belongs to the result, beside the auxiliary part of the value if there is one. */
    Object withAux(Object main, NDArray... outputs) {
        return aux == null ? main : new Aux<>(main, aux(aux, outputs));
    }

    private @Nullable Object aux(Tree tree, NDArray... outputs) {
        Object[] leaves = new Object[tree.size()];
        int next = result.movingCount() + result.stillCount();
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = tree.leaf(i) instanceof NDArray ? outputs[next++] : tree.leaf(i);
        }
        return tree.valueWith(leaves);
    }
}
