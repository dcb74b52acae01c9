package io.cotangent.check;

import io.cotangent.Aux;
import io.cotangent.DType;
import io.cotangent.Index;
import io.cotangent.NDArray;
import io.cotangent.error.DTypeException;
import io.cotangent.op.Ops;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import io.cotangent.transform.Leaves;
import io.cotangent.tree.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The derivatives of a function of trees, as those of a function of vectors. */
public final class Gradients {
    private static final Ops OPS = Tracer.at(Site.UNKNOWN);

    private final Function<Object[], ?> function;
    private final Object[] arguments;
    private final List<Integer> chosen = new ArrayList<>();
    private final List<Leaves> leaves = new ArrayList<>();

    private Gradients(Function<Object[], ?> function, Object... arguments) {
        this.function = function;
        this.arguments = arguments;
        for (int i = 0; i < arguments.length; i++) {
            if (Leaves.isMoving(arguments[i])) {
                chosen.add(i);
                leaves.add(new Leaves(Tree.ofArgument(arguments[i], i)));
            }
        }
        if (chosen.isEmpty()) {
            throw new DTypeException(
                    "checkGradients: no argument is a tree of arrays with floating-point numbers:"
                            + " there is nothing to differentiate in");
        }
    }

    /**
     * Checks the derivatives of a function in all of its arguments that have some.
     *
     * @param name of the function
     * @param function takes its arguments as an array
     * @throws DTypeException if none of the arguments has derivatives
     */
    public static GradientReport check(
            GradientCheck options,
            String name,
            Function<Object[], ?> function,
            Object... arguments) {
        Subject subject = new Gradients(function, arguments).subject();
        return new GradientReport(name, new Checking(options, subject).comparisons());
    }

    private Subject subject() {
        List<NDArray> arrays = arrays(leaves);
        NDArray x = OPS.observe(Leaves.vector(arrays));
        List<Leaves> results = List.of(result(x));
        arrays.addAll(arrays(results));
        boolean isNarrow = arrays.stream().anyMatch(each -> each.dtype() == DType.FLOAT32);
        return new Subject(
                at -> Leaves.vector(result(at).moving()),
                x,
                names(leaves),
                names(results),
                (isNarrow ? Math.ulp(1.0f) : Math.ulp(1.0)) / 2);
    }

    private static List<NDArray> arrays(List<Leaves> trees) {
        List<NDArray> arrays = new ArrayList<>();
        trees.forEach(tree -> arrays.addAll(tree.moving()));
        return arrays;
    }

    /** The function's result at a vector; without what is auxiliary. */
    private Leaves result(NDArray x) {
        Object[] all = arguments.clone();
        int from = 0;
        for (int i = 0; i < leaves.size(); i++) {
            int size = leaves.get(i).moving().stream().mapToInt(NDArray::size).sum();
            NDArray part = OPS.get(x, Index.range(from, from + size));
            all[chosen.get(i)] = leaves.get(i).with(part);
            from += size;
        }
        Object result = function.apply(all);
        Object main = result instanceof Aux<?, ?>(Object value, Object ignored) ? value : result;
        return new Leaves(Tree.of(main, "the result"));
    }

    /** A name for each number, such as {@code argument 0.layers[2].weights[3,1]}. */
    private static Names names(List<Leaves> trees) {
        int size = arrays(trees).stream().mapToInt(NDArray::size).sum();
        return new Names(size, number -> name(trees, number));
    }

    private static String name(List<Leaves> trees, int number) {
        int rest = number;
        for (Leaves leaves : trees) {
            for (int i = 0; i < leaves.tree().size(); i++) {
                NDArray array = (NDArray) leaves.tree().leaf(i);
                int size = array.dtype().isFloating() ? array.size() : 0;
                if (rest < size) {
                    return leaves.tree().path(i) + index(rest, array.shape());
                }
                rest -= size;
            }
        }
        throw new IndexOutOfBoundsException(number);
    }

    private static String index(int flat, int... shape) {
        if (shape.length == 0) {
            return "";
        }
        int[] index = new int[shape.length];
        int rest = flat;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Arrays.toString(index).replace(" ", "");
    }
}
