package io.cotangent.transform;

import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.array.ArrayType;
import io.cotangent.array.DenseArray;
import io.cotangent.array.Shape;
import io.cotangent.array.Views;
import io.cotangent.op.Ops;
import io.cotangent.sparsity.Compression;
import io.cotangent.trace.Checking;
import io.cotangent.trace.Program;
import io.cotangent.trace.Site;
import io.cotangent.trace.Tracer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The elements of the matrix of a linearization, from products with sums of its columns and rows,
 * which are run as batches.
 */
final class SparseProducts {
    /**
     * Numbers that a batch may need at one time, if it is more than one product: what a cache
     * holds.
     */
    private static final long MOST = 1 << 20;

    private static final Tracer OPS = Tracer.at(Site.UNKNOWN);

    private final LinearRun run;
    private final Linearization map;
    private final List<NDArray> residuals;
    private final List<ArrayType> columns;
    private final List<ArrayType> rows;
    private final DType dtype;

    SparseProducts(LinearRun run, List<NDArray> residuals) {
        this.run = run;
        this.map = run.map();
        this.residuals = residuals;
        Program linear = map.linear();
        this.columns = List.of(linear.inputTypes()).subList(0, map.active());
        this.rows = Arrays.stream(linear.outputs()).mapToObj(linear::type).toList();
        this.dtype = common();
    }

    /** The type that holds the elements of all arrays. */
    private DType common() {
        List<ArrayType> all = new ArrayList<>(columns);
        all.addAll(rows);
        return all.stream().map(ArrayType::dtype).reduce(DType::promote).orElse(DType.FLOAT64);
    }

    /** The elements at the places of the plan's structure, in their order. */
    NDArray values(SparsePlan plan) {
        Compression products = plan.compression();
        if (plan.structure().count() == 0) {
            return NDArray.zeros(dtype, 0);
        }
        List<NDArray> parts = new ArrayList<>();
        if (products.forward() > 0) {
            parts.addAll(products(map.linear(), true, products.columns(), products.forward()));
        }
        if (products.reverse() > 0) {
            parts.addAll(products(run.transposed(), false, products.rows(), products.reverse()));
        }
        NDArray all = OPS.concat(0, parts.toArray(NDArray[]::new));
        return OPS.take(all, plan.sources());
    }

    /** One number after the other: for each product all of its numbers. */
    private List<NDArray> products(Program program, boolean forward, int[] which, int count) {
        List<NDArray> parts = new ArrayList<>();
        int atOnce = (int) Math.max(1, MOST / most(program));
        List<NDArray> known = count < 2 * atOnce ? residuals : inColumns(forward);
        for (int from = 0; from < count; from += atOnce) {
            int to = Math.min(count, from + atOnce);
            List<NDArray> seeds = seeds(forward ? columns : rows, which, from, to);
            List<NDArray> inputs = new ArrayList<>(forward ? seeds : known);
            inputs.addAll(forward ? known : seeds);
            int first = forward ? 0 : residuals.size();
            NDArray[] outputs =
                    batch(program, first, seeds.size(), to - from, inputs.toArray(NDArray[]::new));
            parts.addAll(flat(outputs, to - from));
        }
        return parts;
    }

    /**
     * The outputs of a linear program for several products at once; of a single one, without the
     * batch in front.
     *
     * @param first the first of the inputs with an element for each product
     * @param seeds how many such inputs there are
     */
    private static NDArray[] batch(
            Program program, int first, int seeds, int size, NDArray... inputs) {
        if (size == 1 && !Checking.isIn(program)) {
            return single(program, first, seeds, inputs);
        }
        boolean[] batched = new boolean[inputs.length];
        Arrays.fill(batched, first, first + seeds, true);
        return Vectorize.whole(program, batched, size, inputs);
    }

    /** A single product. Its seeds are zero but for a few numbers. */
    private static NDArray[] single(Program program, int first, int seeds, NDArray... inputs) {
        NDArray[] own = inputs.clone();
        List<Boolean> given = new ArrayList<>();
        for (int i = first; i < first + seeds; i++) {
            own[i] = OPS.reshape(own[i], program.type(i).shape());
            given.add(ZeroTangents.unlessZero(own[i]) != null);
        }
        if (!Arrays.stream(own).allMatch(Derived::isNumbers) || !Derived.isRemembered(program)) {
            return ZeroTangents.run(program, first, seeds, own);
        }
        Derivation.Product product = new Derivation.Product(first, given);
        return Derived.run(product, program, product.taken(own));
    }

    /**
     * The residuals, those that are read column by column with columns side by side in memory,
     * which is worth it for several runs. What is done with them does not depend on that.
     */
    private List<NDArray> inColumns(boolean forward) {
        boolean[] which = forward ? run.pushedInColumns() : run.pulledInColumns();
        int first = forward ? map.active() : 0;
        List<NDArray> known = new ArrayList<>();
        for (int i = 0; i < residuals.size(); i++) {
            NDArray residual = residuals.get(i);
            known.add(
                    which[first + i] && residual instanceof DenseArray dense
                            ? Views.columnMajor(dense)
                            : residual);
        }
        return known;
    }

    /** The most numbers that are needed at one time in a run. */
    private static long most(Program program) {
        int[] lastUses = program.lastUses();
        long now = 0;
        long most = 1;
        for (int i = 0; i < program.equations().size(); i++) {
            int result = program.equations().get(i).result();
            for (int k = 0; k < program.results(i); k++) {
                now += size(program, result + k);
            }
            most = Math.max(most, now);
            for (int operand :
                    Arrays.stream(program.equations().get(i).operands()).distinct().toArray()) {
                boolean isResult = operand >= program.inputs() + program.captured().size();
                now -= isResult && lastUses[operand] == i ? size(program, operand) : 0;
            }
        }
        return most;
    }

    private static long size(Program program, int variable) {
        return program.type(variable).shape().size();
    }

    /** Tangents, or cotangents, of which each has ones for the numbers of one product. */
    private static List<NDArray> seeds(List<ArrayType> types, int[] which, int from, int to) {
        NDArray products = NDArray.arange(DType.INT32, from, to, 1).expandDims(1);
        List<NDArray> seeds = new ArrayList<>();
        int first = 0;
        for (ArrayType type : types) {
            int end = first + type.shape().size();
            NDArray own = NDArray.of(Arrays.copyOfRange(which, first, end));
            NDArray seed = products.eq(own).astype(type.dtype());
            seeds.add(OPS.reshape(seed, type.shape().prepend(to - from)));
            first = end;
        }
        return seeds;
    }

    /** Arrays with a batch in front, one after the other for each element of the batch. */
    private List<NDArray> flat(NDArray[] arrays, int size) {
        List<NDArray> parts = new ArrayList<>();
        for (NDArray array : arrays) {
            int length = Ops.typeOf(array).shape().size() / size;
            parts.add(OPS.reshape(OPS.cast(array, dtype), Shape.of(size, length)));
        }
        if (size > 1) {
            parts = List.of(OPS.concat(1, parts.toArray(NDArray[]::new)));
        }
        return parts.stream().map(OPS::flatten).toList();
    }
}
