package io.cotangent.simplify;

import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.op.Binary;
import io.cotangent.op.Elementwise;
import io.cotangent.op.Family;
import io.cotangent.op.Op;
import io.cotangent.op.Reductions;
import io.cotangent.op.Shapes;
import io.cotangent.op.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on constants. */
final class ConstantRules {
    private ConstantRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of(
                        "constant moved",
                        "one number everywhere, reshaped, transposed, sliced, broadcast or joined with itself"
                                + " = that number everywhere",
                        "elements are only moved",
                        ConstantRules::moved,
                        Shapes.Broadcast.class,
                        Shapes.Reshape.class,
                        Shapes.Permute.class,
                        Shapes.Slice.class,
                        Shapes.Concat.class),
                Rule.of(
                        "constant everywhere",
                        "f(c, d), c and d one number everywhere = the number f(c, d) everywhere",
                        "each element is computed in the same way",
                        ConstantRules::everywhere,
                        elementwise()),
                Rule.of(
                        "constants",
                        "f(c, d), c and d constant and the result no larger = its value",
                        "computed once by the operation itself; not where it could end in an error",
                        ConstantRules::computed,
                        computable()));
    }

    /** The keys of the elementwise operations. */
    static Object[] elementwise() {
        List<Object> all = new ArrayList<>(Arrays.asList(Unary.values()));
        all.addAll(Arrays.asList(Binary.values()));
        all.addAll(
                List.of(
                        Family.class,
                        Elementwise.Power.class,
                        Elementwise.Compare.class,
                        Elementwise.Where.class,
                        Elementwise.Cast.class));
        return all.toArray();
    }

    private static Object[] computable() {
        List<Object> all = new ArrayList<>(Arrays.asList(elementwise()));
        all.addAll(
                List.of(
                        Shapes.Reshape.class,
                        Shapes.Permute.class,
                        Shapes.Slice.class,
                        Shapes.Embed.class,
                        Shapes.Concat.class,
                        Shapes.Update.class,
                        Reductions.Sum.class,
                        Reductions.Extremum.class,
                        Reductions.Product.class,
                        Reductions.ArgExtremum.class,
                        Reductions.CumulativeSum.class));
        return all.toArray();
    }

    private static @Nullable Term moved(Terms t, Op op, Term... x) {
        for (Term operand : x) {
            if (!operand.isUniform() || !isSameNumber(operand, x[0])) {
                return null;
            }
        }
        ArrayType type = op.types(Terms.types(x))[0];
        return type.shape().size() == 0 ? null : t.spread(x[0], type);
    }

    private static boolean isSameNumber(Term a, Term b) {
        DenseArray left = a.constant();
        DenseArray right = b.constant();
        return Double.compare(left.doubleAt(0), right.doubleAt(0)) == 0
                && left.longAt(0) == right.longAt(0);
    }

    private static @Nullable Term everywhere(Terms t, Op op, Term... x) {
        DenseArray[] scalars = new DenseArray[x.length];
        for (int i = 0; i < x.length; i++) {
            if (!x[i].isUniform()) {
                return null;
            }
            scalars[i] = t.spread(x[i], x[i].type().withShape(Shape.SCALAR)).constant();
        }
        return Totality.isTotal(op, x)
                ? t.spread(t.captured(op.evaluate(scalars)[0]), op.types(Terms.types(x))[0])
                : null;
    }

    private static @Nullable Term computed(Terms t, Op op, Term... x) {
        DenseArray[] values = new DenseArray[x.length];
        int size = 0;
        for (int i = 0; i < x.length; i++) {
            values[i] = x[i].constant();
            if (values[i] == null) {
                return null;
            }
            size = Math.max(size, values[i].size());
        }
        boolean fits = op.types(Terms.types(x))[0].shape().size() <= size;
        return fits && Totality.isTotal(op, x) ? t.captured(op.evaluate(values)[0]) : null;
    }
}
