package io.cotangent.op;

import io.cotangent.NDArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Typed;
import io.cotangent.error.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Products and sums in Einstein's notation. */
public interface ContractionOps extends ProductOps {
    /** An operand and the letters of its axes. */
    record Lettered(NDArray x, String axes) {}

    default NDArray einsum(String notation, NDArray... operands) {
        if (operands.length == 0) {
            throw new ShapeException("einsum: there are no operands: give one or more");
        }
        Einsum einsum =
                Einsum.parse(
                        notation, Arrays.stream(operands).map(x -> Typed.of(x).shape()).toList());
        List<Lettered> terms = new ArrayList<>();
        for (int i = 0; i < operands.length; i++) {
            terms.add(plain(operands[i], einsum.operands().get(i)));
        }
        BitSet left = new BitSet();
        left.set(0, terms.size());
        for (ContractionOrder.Pair pair : order(terms, einsum).pairs()) {
            left.clear(pair.left());
            left.clear(pair.right());
            String others =
                    left.stream().mapToObj(i -> terms.get(i).axes()).collect(Collectors.joining());
            Lettered a = terms.get(pair.left());
            Lettered b = terms.get(pair.right());
            String kept = common(union(a.axes(), b.axes()), others + einsum.result());
            left.set(terms.size());
            terms.add(oriented(a, b, kept, einsum));
        }
        Lettered last = summed(terms.getLast(), einsum.result());
        return ordered(last, einsum.result(), einsum.lengths());
    }

    private static ContractionOrder order(List<Lettered> terms, Einsum einsum) {
        List<String> axes = terms.stream().map(Lettered::axes).toList();
        return ContractionOrder.of(axes, einsum.result(), einsum.lengths());
    }

    /**
     * The product of two operands with the axis that comes last in the result as near to the end as
     * it can be: what is done with the result then reads memory in order.
     */
    private Lettered oriented(Lettered a, Lettered b, String kept, Einsum einsum) {
        String rows = common(without(einsum.result(), b.axes()), a.axes());
        boolean isLast =
                !rows.isEmpty() && einsum.result().endsWith(rows.substring(rows.length() - 1));
        return isLast
                ? product(b, a, kept, einsum.lengths())
                : product(a, b, kept, einsum.lengths());
    }

    /**
     * The product of two operands, summed over what is not kept, as one matrix product: axes of
     * both that are kept are the batch, axes of both that are not are contracted.
     */
    private Lettered product(Lettered a, Lettered b, String kept, Map<Character, Integer> lengths) {
        Lettered left = summed(a, union(kept, b.axes()));
        Lettered right = summed(b, union(kept, a.axes()));
        String both = common(left.axes(), right.axes());
        String batch = common(both, kept);
        String contracted = without(both, kept);
        String rows = without(left.axes(), both);
        String columns = without(right.axes(), both);
        int m = (int) size(rows, lengths);
        int n = (int) size(columns, lengths);
        int k = (int) size(contracted, lengths);
        NDArray x = ordered(left, batch + rows + contracted, lengths);
        NDArray y = ordered(right, batch + contracted + columns, lengths);
        Shape batches = shape(batch, lengths);
        NDArray matrix = reshape(x, joined(batches, m, k));
        NDArray other = reshape(y, joined(batches, k, n));
        NDArray product = contracted.isEmpty() ? mul(matrix, other) : matmul(matrix, other);
        String axes = batch + rows + columns;
        return new Lettered(reshape(product, shape(axes, lengths)), axes);
    }

    /** Without repeated letters, for each of which the diagonal is taken. */
    private Lettered plain(NDArray x, String axes) {
        NDArray result = x;
        String letters = axes;
        for (int i = 0; i < letters.length(); i++) {
            int again = letters.indexOf(letters.charAt(i), i + 1);
            while (again > 0) {
                result = moveAxis(diagonalOrOne(result, i, again), -1, i);
                letters = letters.substring(0, again) + letters.substring(again + 1);
                again = letters.indexOf(letters.charAt(i), i + 1);
            }
        }
        return new Lettered(result, letters);
    }

    /** The diagonal of two axes, one of which may have length 1 and is then repeated. */
    private NDArray diagonalOrOne(NDArray x, int axis1, int axis2) {
        Shape shape = Typed.of(x).shape();
        int length = Math.max(shape.length(axis1), shape.length(axis2));
        NDArray square = broadcast(x, shape.with(axis1, length).with(axis2, length));
        return diagonal(square, 0, axis1, axis2);
    }

    /** Summed over the axes that are not among those needed. */
    private Lettered summed(Lettered term, String needed) {
        String gone = without(term.axes(), needed);
        if (gone.isEmpty()) {
            return term;
        }
        int[] axes = gone.chars().map(term.axes()::indexOf).toArray();
        return new Lettered(sum(term.x(), axes), common(term.axes(), needed));
    }

    /** The axes in the order of some letters, each of the letter's full length. */
    private NDArray ordered(Lettered term, String letters, Map<Character, Integer> lengths) {
        int[] order = letters.chars().map(term.axes()::indexOf).toArray();
        NDArray permuted = order.length == 0 ? term.x() : transpose(term.x(), order);
        return broadcast(permuted, shape(letters, lengths));
    }

    private static Shape joined(Shape batches, int rows, int columns) {
        int[] lengths = Arrays.copyOf(batches.lengths(), batches.rank() + 2);
        lengths[batches.rank()] = rows;
        lengths[batches.rank() + 1] = columns;
        return Shape.of(lengths);
    }

    private static Shape shape(String letters, Map<Character, Integer> lengths) {
        return Shape.of(letters.chars().map(c -> lengths.get((char) c)).toArray());
    }

    private static double size(String letters, Map<Character, Integer> lengths) {
        double size = 1;
        for (int i = 0; i < letters.length(); i++) {
            size *= lengths.get(letters.charAt(i));
        }
        return size;
    }

    private static String union(String a, String b) {
        return a + without(b, a);
    }

    private static String common(String a, String b) {
        return keep(a, b, true);
    }

    private static String without(String a, String b) {
        return keep(a, b, false);
    }

    private static String keep(String a, String b, boolean in) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < a.length(); i++) {
            if (b.indexOf(a.charAt(i)) >= 0 == in) {
                result.append(a.charAt(i));
            }
        }
        return result.toString();
    }
}
