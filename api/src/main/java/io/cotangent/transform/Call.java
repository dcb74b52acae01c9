package io.cotangent.transform;

import io.cotangent.Aux;
import io.cotangent.NDArray;
import io.cotangent.array.Creation;
import io.cotangent.error.AgentMissingException;
import io.cotangent.error.DTypeException;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.NotScalarException;
import io.cotangent.error.Weaving;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import io.cotangent.trace.Recording;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One call of a user's function, recorded: the program between the arrays of the chosen arguments
 * and those of the result, and the trees that they came in. The transformations of programs become
 * transformations of functions here.
 */
public final class Call {
    private final int[] chosen;
    private final Leaves[] arguments;
    private final List<NDArray> inputs = new ArrayList<>();
    private final Program program;
    private Leaves result;
    private Tree aux;
    private boolean hasAux;

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
        if (!Weaving.isActive()) {
            throw new AgentMissingException(
                    "derivatives need the agent, and this JVM runs without: start it with"
                            + " java -javaagent:cotangent-agent.jar --add-modules jdk.incubator.vector …");
        }
        this.chosen = chosen;
        this.arguments = new Leaves[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            this.arguments[i] = new Leaves(Tree.of(arguments[chosen[i]], "argument " + chosen[i]));
            requireMoving(this.arguments[i], chosen[i]);
            inputs.addAll(this.arguments[i].moving());
        }
        this.program =
                Recording.of(
                        name(owner),
                        traced ->
                                leaves(
                                        function.apply(
                                                substituted(arguments, Arrays.asList(traced)))),
                        inputs.toArray(NDArray[]::new));
        // A pullback may live long: it keeps the program, and lets the graph go.
        result = new Leaves(Leaves.outline(result.tree()));
        aux = Leaves.outline(aux);
    }

    private static void requireMoving(Leaves argument, int position) {
        if (argument.moving().isEmpty()) {
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

    /** As in {@code Notebook's function}: a lambda's own name says no more. */
    private static String name(Object owner) {
        String name = owner.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : "a function of " + name.substring(0, lambda);
    }

    private Object[] substituted(Object[] all, List<NDArray> arrays) {
        Object[] result = all.clone();
        int next = 0;
        for (int i = 0; i < chosen.length; i++) {
            int count = arguments[i].moving().size();
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
        Object extra = null;
        if (value instanceof Aux<?, ?>(Object first, Object second)) {
            hasAux = true;
            main = first;
            extra = second;
        }
        result = new Leaves(Tree.of(main, "the result"));
        aux = Tree.of(extra, "the auxiliary result");
        List<NDArray> arrays = new ArrayList<>(result.moving());
        arrays.addAll(result.still());
        auxArrays().forEach(i -> arrays.add((NDArray) aux.leaf(i)));
        return arrays.toArray(NDArray[]::new);
    }

    private IntStream auxArrays() {
        return IntStream.range(0, aux.size()).filter(i -> aux.leaf(i) instanceof NDArray);
    }

    /**
     * The value and its tangent.
     *
     * @param tangents one for each chosen argument
     */
    public Object[] jvp(Object... tangents) {
        List<NDArray> directions = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            directions.addAll(arguments[i].arraysOf(tangents[i], "tangent " + chosen[i]));
        }
        List<NDArray> all = new ArrayList<>(inputs);
        all.addAll(directions);
        int moving = result.moving().size();
        NDArray[] outputs =
                Interpreter.run(
                        Forward.jvp(program, active(), moving), all.toArray(NDArray[]::new));
        Object tangent =
                result.tangent(
                        Arrays.asList(outputs).subList(outputs.length - moving, outputs.length));
        return new Object[] {value(outputs), hasAux ? new Aux<>(tangent, aux(outputs)) : tangent};
    }

    private List<Integer> active() {
        return IntStream.range(0, inputs.size()).boxed().toList();
    }

    /** A recorded value with its linear map back to the chosen arguments. */
    public record Pulled(Object value, Function<Object, Object[]> pullback) {}

    /** The value, and the map from a cotangent of it to one for each chosen argument. */
    public Pulled vjp() {
        Linearization split = Linearization.of(program, active(), result.moving().size());
        NDArray[] run = Interpreter.run(split.forward(), inputs.toArray(NDArray[]::new));
        Program pullback = split.transposed();
        List<NDArray> residuals = Arrays.asList(run).subList(program.outputs().length, run.length);
        return new Pulled(
                value(run),
                cotangent -> {
                    Object main =
                            cotangent instanceof Aux<?, ?>(Object value, Object ignored)
                                    ? value
                                    : cotangent;
                    List<NDArray> arrays = new ArrayList<>(residuals);
                    arrays.addAll(result.arraysOf(main, "the cotangent"));
                    return trees(Interpreter.run(pullback, arrays.toArray(NDArray[]::new)), 0);
                });
    }

    /**
     * The value, and then the gradient in each chosen argument, of a function whose value is one
     * number.
     */
    public Object[] valueAndGrad() {
        requireScalar();
        List<NDArray> all = new ArrayList<>(inputs);
        all.add(Creation.full(program.type(program.outputs()[0]), 1));
        NDArray[] outputs =
                Interpreter.run(Reverse.vjp(program, active(), 1), all.toArray(NDArray[]::new));
        Object[] gradients = trees(outputs, program.outputs().length);
        Object[] results = new Object[gradients.length + 1];
        results[0] = value(outputs);
        System.arraycopy(gradients, 0, results, 1, gradients.length);
        return results;
    }

    private void requireScalar() {
        Tree tree = result.tree();
        if (tree.size() != 1 || ((NDArray) tree.leaf(0)).size() != 1) {
            String found =
                    tree.size() == 1
                            ? Ops.typeOf((NDArray) tree.leaf(0)).toString()
                            : tree.size() + " arrays";
            throw new NotScalarException(
                    "grad: the function's value must be one number, but is "
                            + found
                            + ": reduce it (sum, mean, …), or use vjp with a cotangent of that shape, or jvp");
        }
        if (result.moving().isEmpty()) {
            throw new LostDerivativeException(
                    "grad: the function's value is "
                            + Ops.typeOf((NDArray) tree.leaf(0))
                            + ", and integers and booleans have no derivative: return a floating-point array");
        }
    }

    private Object value(NDArray... outputs) {
        List<NDArray> arrays = Arrays.asList(outputs);
        int moving = result.moving().size();
        Object main =
                result.with(
                        arrays.subList(0, moving),
                        arrays.subList(moving, moving + result.still().size()));
        return hasAux ? new Aux<>(main, aux(outputs)) : main;
    }

    private @Nullable Object aux(NDArray... outputs) {
        Object[] leaves = new Object[aux.size()];
        Arrays.setAll(leaves, aux::leaf);
        int next = result.moving().size() + result.still().size();
        for (int i : auxArrays().toArray()) {
            leaves[i] = outputs[next++];
        }
        return aux.with(leaves).value();
    }

    private Object[] trees(NDArray[] outputs, int from) {
        Object[] trees = new Object[arguments.length];
        int next = from;
        for (int i = 0; i < trees.length; i++) {
            int count = arguments[i].moving().size();
            trees[i] = arguments[i].tangent(Arrays.asList(outputs).subList(next, next + count));
            next += count;
        }
        return trees;
    }
}
