package io.cotangent.intrinsics.vector;

import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Step;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of cheap arithmetic as one loop with several inputs and results: on numbers at first,
 * on vectors as soon as that is fast; see {@link Loop}, which does the same for a single function.
 *
 * <p>What is computed on the way stays in registers.
 */
public final class Piece {
    /**
     * The vectors of a call that warms the piece up: so many that the JVM takes the loop for worth
     * compiling, and so few that it compiles the method before it comes to compile the loop alone.
     */
    private static final int WARM_VECTORS = 24;

    private final Definition definition;
    private final Patience patience;
    private volatile PieceLoop numbers;
    private volatile PieceLoop vectors;

    /**
     * What a piece computes.
     *
     * @param formula all results are {@link io.cotangent.intrinsics.Result.Each}, all steps
     *     {@linkplain #cost cheap}; if there are numbers of 64 bits, those of 32 bits occur only as
     *     inputs, which are widened, and as results
     * @param uniform has a bit for each input that is one element for all
     */
    public record Definition(Formula formula, long uniform) {
        /** What the piece computes with. */
        Format format() {
            for (Kind kind : formula.kinds()) {
                if (kind == Kind.F64) {
                    return Format.F64;
                }
            }
            return Format.F32;
        }

        /** Names the piece's classes. */
        String name() {
            return "Piece_" + format() + "_" + Integer.toHexString(toString().hashCode());
        }
    }

    /**
     * A piece.
     *
     * @param onVectors whether it may get faster on vectors here
     */
    public Piece(Definition definition, boolean onVectors) {
        this.definition = definition;
        this.patience = onVectors ? new Patience(this::rehearsal) : null;
    }

    /** What it computes. */
    public Definition definition() {
        return definition;
    }

    /**
     * How many operations on vectors a step takes in a piece; none if it is no step for a piece.
     *
     * @param kinds the kinds of the values so far
     */
    public static Optional<Integer> cost(Step step, Kind[] kinds) {
        return switch (step) {
            case Step.Constant _ -> Optional.of(0);
            case Step.Compare _, Step.Select _, Step.Convert _ -> Optional.of(1);
            case Step.Unary(var f, int x) ->
                    Functions.cheap(f, format(kinds[x]), Lane.input()).map(Piece::size);
            case Step.Binary(var f, int a, _) ->
                    kinds[a] == Kind.BOOL
                            ? Optional.of(1)
                            : Functions.cheap(f, format(kinds[a]), Lane.input(0), Lane.input(1))
                                    .map(Piece::size);
        };
    }

    private static Format format(Kind kind) {
        return kind == Kind.F64 ? Format.F64 : Format.F32;
    }

    private static int size(Lane lane) {
        ScalarCode counter = new ScalarCode(null, Format.F64);
        counter.count(lane);
        boolean extreme = lane instanceof Lane.Binary(var operation, _, _) && isExtreme(operation);
        return extreme ? 4 : counter.size();
    }

    private static boolean isExtreme(Lane.BinaryOperation operation) {
        return operation == Lane.BinaryOperation.MIN || operation == Lane.BinaryOperation.MAX;
    }

    /**
     * Computes {@code n} elements.
     *
     * @param arrays arrays of many kinds
     * @param places where the first element is in each of them
     * @param slots which of them are the inputs' and, after these, the results'; a result may have
     *     an input's array at the same place
     */
    public void run(int n, Object[] arrays, int[] places, int[] slots) {
        PieceLoop loop = vectors;
        if (loop != null) {
            loop.run(0, n, arrays, places, slots);
            return;
        }
        if (patience != null) {
            patience.isOver(n);
        }
        onNumbers().run(0, n, arrays, places, slots);
    }

    /**
     * Whether this is the fastest way to compute {@code n} elements by now; if not, kernels that do
     * a step each may do it, and a piece that they can stand in for has more patience.
     */
    public boolean isBest(int n) {
        if (vectors != null || patience == null) {
            return true;
        }
        patience.noteUnhurried(n);
        return false;
    }

    private PieceLoop onNumbers() {
        PieceLoop loop = numbers;
        if (loop == null) {
            loop = NumberPieceWriter.loop(definition);
            numbers = loop;
        }
        return loop;
    }

    /** Uses vectors from now on, if they are of use here, fast or not yet. */
    public void useVectors() {
        if (patience != null) {
            vectors = VectorPieceWriter.loop(definition, onNumbers());
        }
    }

    /** Whether vectors are used. */
    public boolean isOnVectors() {
        return vectors != null;
    }

    private Rehearsal rehearsal() {
        PieceLoop loop = VectorPieceWriter.loop(definition, onNumbers());
        List<Elements> elements = VectorPieceWriter.elements(definition);
        Object[] arrays = new Object[elements.size()];
        int[] places = new int[arrays.length];
        int[] slots = new int[arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = Rehearsal.array(elements.get(i));
            slots[i] = i;
        }
        int length = WARM_VECTORS * definition.format().lanes();
        long operations = (long) WARM_VECTORS * VectorPieceWriter.operations(definition);
        return new Rehearsal(
                operations,
                () -> {
                    loop.run(0, length, arrays, places, slots);
                    loop.run(0, 3, arrays, places, slots);
                },
                () -> vectors = loop);
    }
}
