package io.cotangent.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotangent.NDArray;
import io.cotangent.Rng;
import io.cotangent.execute.Interpreter;
import io.cotangent.op.Ops;
import io.cotangent.trace.Program;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Exact patterns, numbers of products, and when what was found may be used again. */
class SparsePlanTest {
    private static final NDArray X = Rng.seed(1).uniform(30);

    /** A plan, with what it was made for. */
    private record Found(SparsePlan plan, Linearization map, List<NDArray> residuals) {
        boolean fits(Found other) {
            return plan.fits(other.map.linear(), other.map.active(), other.residuals);
        }

        int products() {
            return plan.compression().forward() + plan.compression().reverse();
        }
    }

    private static Found find(boolean symmetric, BiFunction<Ops, NDArray, NDArray> f, NDArray x) {
        Program program = new Differentiated((o, all) -> f.apply(o, all[0]), x).program();
        if (symmetric) {
            program =
                    Reverse.vjp(program, List.of(0), 1)
                            .capture(List.of(NDArray.of(1.0)))
                            .choosing(1);
        }
        Linearization map = Linearization.of(program, List.of(0), 1);
        NDArray[] run = Interpreter.run(map.forward(), x);
        List<NDArray> residuals = Arrays.asList(run).subList(1, run.length);
        return new Found(SparsePlan.of(map.linear(), 1, residuals, symmetric), map, residuals);
    }

    private static NDArray chain(Ops o, NDArray x) {
        return o.mul(o.slice(x, 0, 0, -1), o.sin(o.slice(x, 0, 1, x.size())));
    }

    private static NDArray valley(Ops o, NDArray x) {
        NDArray low = o.slice(x, 0, 0, -1);
        NDArray high = o.slice(x, 0, 1, x.size());
        return o.sum(o.square(o.sub(high, o.square(low))));
    }

    @Test
    void bandsAreExactAndTakeAsManyProductsAsTheirWidth() {
        Found diagonal = find(false, (o, x) -> o.exp(o.sin(x)), X);
        assertThat(diagonal.plan.structure().count()).isEqualTo(30);
        assertThat(diagonal.products()).isEqualTo(1);
        Found chain = find(false, SparsePlanTest::chain, X);
        assertThat(chain.plan.structure().count()).isEqualTo(58);
        assertThat(chain.plan.structure().indices()).startsWith(0, 1, 1, 2, 2, 3);
        assertThat(chain.products()).isEqualTo(2);
        Found valley = find(true, SparsePlanTest::valley, X);
        assertThat(valley.plan.structure().count()).isEqualTo(3 * 30 - 2);
        assertThat(valley.products()).isEqualTo(3);
    }

    @Test
    void blocksAreExact() {
        NDArray matrices = X.reshape(5, 2, 3);
        Found products = find(false, (o, x) -> o.matmul(x, o.transpose(x, 0, 2, 1)), matrices);
        assertThat(products.plan.structure().count()).isEqualTo(5 * (3 + 6 + 6 + 3));
        assertThat(products.products()).isLessThanOrEqualTo(6);
        Found sums = find(false, (o, x) -> o.sum(x, 1), matrices);
        assertThat(sums.plan.structure().count()).isEqualTo(30);
        assertThat(sums.products()).isEqualTo(1);
        Found scans = find(false, (o, x) -> o.cumsum(x, 1), matrices);
        assertThat(scans.plan.structure().count()).isEqualTo(5 * 3 * (1 + 2));
        Found rows = find(false, (o, x) -> o.softmax(x, -1), matrices);
        assertThat(rows.plan.structure().count()).isEqualTo(10 * 9);
        assertThat(rows.products()).isEqualTo(3);
        Found inverses =
                find(
                        false,
                        (o, x) -> o.inv(x),
                        X.reshape(2, 15)
                                .get(0)
                                .tile(2)
                                .slice(0, 0, 27)
                                .reshape(3, 3, 3)
                                .add(NDArray.eye(3)));
        assertThat(inverses.plan.structure().count()).isEqualTo(3 * 81);
    }

    @Test
    void convolutionsAreExact() {
        NDArray image = Rng.seed(2).uniform(1, 2, 9);
        NDArray kernel = Rng.seed(3).uniform(3, 2, 3);
        Found found = find(false, (o, x) -> o.conv(x, kernel), image);
        assertThat(found.plan.structure().count()).isEqualTo(3 * 7 * 2 * 3);
    }

    @Test
    void otherNumbersFit() {
        Found here = find(false, SparsePlanTest::chain, X);
        assertThat(here.fits(find(false, SparsePlanTest::chain, X.mul(3).sub(1)))).isTrue();
        assertThat(here.plan.looked()).isEmpty();
    }

    @Test
    void otherProgramsDoNotFit() {
        Found here = find(false, SparsePlanTest::chain, X);
        assertThat(here.fits(find(false, (o, x) -> o.sin(x), X))).isFalse();
        assertThat(here.fits(find(false, SparsePlanTest::chain, X.slice(0, 0, 20)))).isFalse();
    }

    @Test
    void otherIndicesDoNotFit() {
        NDArray places = NDArray.of(new int[] {3, 1, 4, 1, 5});
        Found here = find(false, (o, x) -> o.take(o.square(x), places, 0), X);
        Found same = find(false, (o, x) -> o.take(o.square(x), places.add(0), 0), X.neg());
        Found other = find(false, (o, x) -> o.take(o.square(x), places.flip(0), 0), X);
        assertThat(here.plan.looked()).hasSize(1);
        assertThat(here.fits(same)).isTrue();
        assertThat(here.fits(other)).isFalse();
        Found sorted = find(false, (o, x) -> o.sort(x), X);
        assertThat(sorted.fits(find(false, (o, x) -> o.sort(x), X.mul(2)))).isTrue();
        assertThat(sorted.fits(find(false, (o, x) -> o.sort(x), X.neg()))).isFalse();
    }
}
