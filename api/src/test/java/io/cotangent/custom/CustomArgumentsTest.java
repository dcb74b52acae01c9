package io.cotangent.custom;

import static io.cotangent.custom.Derived.O;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotangent.Cotangent;
import io.cotangent.DType;
import io.cotangent.NDArray;
import io.cotangent.error.LostDerivativeException;
import io.cotangent.error.RuleException;
import io.cotangent.error.TreeException;
import io.cotangent.function.Args2;
import io.cotangent.function.Args3;
import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What functions with rules take and give, and what is refused. */
class CustomArgumentsTest {
    private static final NDArray X = NDArray.of(1.0, 2.0);
    private static final NDArray Y = NDArray.of(3.0, 5.0);
    private static final NDArray ONES = NDArray.of(1.0, 1.0);

    record Pair(NDArray a, List<NDArray> b, double scale) {}

    record Out(NDArray value, int steps) {}

    @Test
    void severalArguments() {
        Fn2<NDArray, NDArray, NDArray> f =
                Cotangent.customJvp(
                        O::mul,
                        (Args2<NDArray, NDArray> x, Args2<NDArray, NDArray> dx) ->
                                O.add(O.mul(dx.arg0(), 10.0), O.mul(dx.arg1(), 100.0)));
        assertThat(Derived.jvp(x -> f.apply(x[0], x[1]), new NDArray[] {X, Y}, ONES, ONES))
                .isEqualTo(NDArray.of(110, 110));
        assertThat(Derived.vjp(x -> f.apply(x[0], x[1]), ONES, X, Y))
                .containsExactly(NDArray.of(10, 10), NDArray.of(100, 100));
        assertThat(Derived.vjp(x -> f.apply(x[0], Y), ONES, X)).containsExactly(NDArray.of(10, 10));
        assertThat(Derived.vjp(x -> f.apply(X, x[0]), ONES, Y))
                .containsExactly(NDArray.of(100, 100));
        assertThat(Derived.jvp(x -> f.apply(x[0], Y), new NDArray[] {X}, ONES))
                .isEqualTo(NDArray.of(10, 10));
    }

    @Test
    void aTangentThatIsZeroMeetsNoInfinity() {
        Fn2<NDArray, NDArray, NDArray> f =
                Cotangent.customJvp(
                        O::mul,
                        (Args2<NDArray, NDArray> x, Args2<NDArray, NDArray> dx) ->
                                O.add(O.mul(dx.arg0(), x.arg1()), O.mul(dx.arg1(), x.arg0())));
        NDArray infinite = NDArray.of(Double.POSITIVE_INFINITY, 1.0);
        assertThat(Derived.jvp(x -> f.apply(x[0], Y), new NDArray[] {infinite}, ONES)).isEqualTo(Y);
    }

    @Test
    void cotangentsOfSeveralArgumentsInBothModes() {
        Fn3<NDArray, NDArray, Integer, NDArray> f =
                Cotangent.customVjp(
                        (NDArray a, NDArray b, Integer n) -> O.mul(O.mul(a, b), (double) n),
                        (Args3<NDArray, NDArray, Integer> x, NDArray y, NDArray ct) ->
                                new Args3<>(O.mul(ct, x.arg1()), null, null));
        assertThat(Derived.vjp(x -> f.apply(x[0], x[1], 2), ONES, X, Y))
                .containsExactly(Y, NDArray.of(0, 0));
        assertThat(Derived.jvp(x -> f.apply(x[0], x[1], 2), new NDArray[] {X, Y}, ONES, ONES))
                .isEqualTo(Y);
        assertThat(Derived.jvp(x -> f.apply(X, x[0], 2), new NDArray[] {Y}, ONES))
                .isEqualTo(NDArray.of(0, 0));
    }

    @Test
    void treesIntegersAndPlainNumbers() {
        NDArray places = NDArray.of(new int[] {1, 0});
        Fn2<Pair, NDArray, Out> f =
                Cotangent.customVjp(
                        (Pair p, NDArray at) ->
                                new Out(O.take(O.mul(p.a(), p.b().get(0)), at), at.size()),
                        (Args2<Pair, NDArray> x, Out y, Out ct) -> {
                            Pair p = x.arg0();
                            NDArray pulled = O.take(ct.value(), x.arg1());
                            return new Args2<>(
                                    new Pair(
                                            O.mul(pulled, p.scale()),
                                            List.of(O.mul(pulled, p.a())),
                                            7),
                                    null);
                        });
        NDArray[] pulled =
                Derived.vjp(
                        x -> {
                            Out out = f.apply(new Pair(x[0], List.of(x[1]), 100), places);
                            assertThat(out.steps()).isEqualTo(2);
                            return out.value();
                        },
                        NDArray.of(1.0, 10.0),
                        X,
                        Y);
        assertThat(pulled).containsExactly(NDArray.of(1000, 100), NDArray.of(10, 2));
    }

    @Test
    void aRuleThatIsNotLinearInTheCotangentServesReverseModeOnly() {
        Fn1<NDArray, NDArray> clipped =
                Cotangent.customVjp(
                        (NDArray x) -> x,
                        (NDArray x, NDArray y, NDArray ct) -> O.clip(ct, -1.0, 1.0));
        assertThat(Derived.vjp(x -> clipped.apply(x[0]), NDArray.of(5, -0.5), X))
                .containsExactly(NDArray.of(1, -0.5));
        assertThat(Derived.grad(x -> Derived.grad(clipped::apply, x), X))
                .isEqualTo(NDArray.of(0, 0));
        assertThatThrownBy(() -> Derived.jvp(x -> clipped.apply(x[0]), new NDArray[] {X}, ONES))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("the customVjp rule of a function of")
                .hasMessageContaining("is not linear in the cotangent: m")
                .hasMessageContaining(" at Test.java:7 is not linear in it");
    }

    private static void refuses(
            UnaryOperator<NDArray> rule, Class<? extends Exception> type, String... parts) {
        Fn1<NDArray, NDArray> f =
                Cotangent.customJvp(O::square, (NDArray x, NDArray dx) -> rule.apply(dx));
        assertThatThrownBy(() -> Derived.grad(f::apply, X))
                .isInstanceOf(type)
                .hasMessageContaining("the customJvp rule of a function of")
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
        assertThatThrownBy(() -> Derived.push(f::apply, X)).isInstanceOf(type);
        assertThat(f.apply(X)).isEqualTo(O.square(X));
    }

    @Test
    void rulesThatAreNotLinear() {
        refuses(dx -> O.mul(dx, dx), RuleException.class, "mul at Test.java:7 is not linear");
        refuses(O::sin, RuleException.class, "sin at Test.java:7 is not linear");
        refuses(
                dx -> O.add(dx, 1.0),
                RuleException.class,
                "add at Test.java:7 puts something else beside it");
        refuses(dx -> O.sub(O.onesLike(dx), dx), RuleException.class, "sub at Test.java:7 puts");
        refuses(
                dx -> O.where(O.gt(X, 1.5), dx, 3.0),
                RuleException.class,
                "where at Test.java:7 puts");
        refuses(
                dx -> O.slice(O.concat(0, dx, ONES), 0, 0, 2),
                RuleException.class,
                "concat at Test.java:7 puts");
        refuses(dx -> ONES, RuleException.class, "does not depend on it");
        refuses(O::stopGradient, RuleException.class, "is not linear");
    }

    @Test
    void rulesWithZerosAreLinear() {
        Fn1<NDArray, NDArray> f =
                Cotangent.customJvp(
                        O::square,
                        (NDArray x, NDArray dx) ->
                                O.add(O.where(O.gt(x, 1.5), dx, 0.0), O.zerosLike(dx)));
        assertThat(Derived.grad(f::apply, X)).isEqualTo(NDArray.of(0, 1));
        Fn1<NDArray, NDArray> still =
                Cotangent.customJvp(O::square, (NDArray x, NDArray dx) -> null);
        assertThat(Derived.grad(still::apply, X)).isEqualTo(NDArray.of(0, 0));
        assertThat(Derived.push(still::apply, X)).isEqualTo(NDArray.of(0, 0));
        Fn1<NDArray, NDArray> none =
                Cotangent.customVjp(O::square, (NDArray x, NDArray y, NDArray ct) -> null);
        assertThat(Derived.grad(none::apply, X)).isEqualTo(NDArray.of(0, 0));
        assertThat(Derived.push(none::apply, X)).isEqualTo(NDArray.of(0, 0));
    }

    @Test
    void resultsOfRulesThatDoNotFit() {
        refuses(O::sum, TreeException.class, "is float64[], but", "float64[2]");
        refuses(dx -> O.astype(dx, DType.FLOAT32), TreeException.class, "float32[2]");
        Fn2<NDArray, Integer, NDArray> f =
                Cotangent.customVjp(
                        (NDArray x, Integer n) -> O.mul(x, (double) n),
                        (Args2<NDArray, Integer> x, NDArray y, NDArray ct) -> new Args2<>(ct, 1));
        assertThatThrownBy(() -> Derived.grad(x -> f.apply(x, 2), X))
                .isInstanceOf(TreeException.class)
                .hasMessageContaining("gave a cotangent for argument 1, which has none");
    }

    @Test
    void rulesMayLookAtWhatIsKnown() {
        AtomicInteger looks = new AtomicInteger();
        Fn1<NDArray, NDArray> f =
                Cotangent.customJvp(
                        O::square,
                        (NDArray x, NDArray y, NDArray dx) -> {
                            looks.incrementAndGet();
                            return O.item(O.sum(x)) + O.item(O.sum(y)) > 0
                                    ? O.mul(dx, x)
                                    : O.neg(dx);
                        });
        assertThat(Derived.grad(f::apply, X)).isEqualTo(X);
        assertThat(Derived.grad(f::apply, O.mul(X, 0.0))).isEqualTo(NDArray.of(-1, -1));
        assertThat(Derived.push(x -> Derived.grad(f::apply, x), X)).isEqualTo(ONES);
        assertThat(looks).hasValue(3);
        refuses(
                dx -> O.item(O.sum(dx)) > 0 ? dx : O.neg(dx),
                RuleException.class,
                "looked at the numbers of float64[2] (argument 2)",
                "which are not known");
    }

    @Test
    void valuesThatAreNotArgumentsAreRefused() {
        assertRefused(w -> O.mul(X, w));
        assertRefused(w -> O.mul(X, O.item(O.sum(w))));
        assertThat(
                        Derived.vjp(
                                w -> {
                                    NDArray fixed = O.stopGradient(w[0]);
                                    return Cotangent.customJvp(
                                                    (NDArray x) -> O.mul(x, fixed),
                                                    (NDArray x, NDArray dx) -> O.mul(dx, fixed))
                                            .apply(w[0]);
                                },
                                ONES,
                                X))
                .containsExactly(X);
    }

    private static void assertRefused(UnaryOperator<NDArray> body) {
        Fn1<NDArray, NDArray> inBody =
                w ->
                        Cotangent.customJvp(
                                        (NDArray x) -> body.apply(w), (NDArray x, NDArray dx) -> dx)
                                .apply(O.mul(w, 2.0));
        Fn1<NDArray, NDArray> inBodyOfConstants =
                w ->
                        Cotangent.customJvp(
                                        (NDArray x) -> body.apply(w), (NDArray x, NDArray dx) -> dx)
                                .apply(X);
        Fn1<NDArray, NDArray> inRule =
                w ->
                        Cotangent.customJvp(
                                        O::square,
                                        (NDArray x, NDArray dx) -> O.mul(dx, body.apply(w)))
                                .apply(O.mul(w, 2.0));
        for (Fn1<NDArray, NDArray> f : List.of(inBody, inBodyOfConstants, inRule)) {
            assertThatThrownBy(() -> Derived.grad(f::apply, Y))
                    .isInstanceOf(LostDerivativeException.class)
                    .hasMessageContaining("pass it as an argument");
        }
    }

    @Test
    void aRuleThatIsNeededAgainMayUseNothingElseEither() {
        assertThatThrownBy(() -> Derived.push(x -> Derived.grad(CustomArgumentsTest::nested, x), X))
                .isInstanceOf(LostDerivativeException.class);
    }

    /** The rule makes the function anew, with a rule that captures. */
    private static NDArray nested(NDArray x) {
        return Cotangent.customJvp(
                        O::square,
                        (NDArray a, NDArray da) ->
                                Cotangent.customJvp(
                                                (NDArray b) -> b,
                                                (NDArray b, NDArray db) -> O.mul(db, a))
                                        .apply(da))
                .apply(x);
    }

    @Test
    void functionsWithRulesInEachOther() {
        Fn1<NDArray, NDArray> inner =
                Cotangent.customJvp(O::square, (NDArray x, NDArray dx) -> O.mul(dx, x));
        Fn1<NDArray, NDArray> outer =
                Cotangent.customJvp(
                        (NDArray x) -> {
                            NDArray c = O.mul(x, 1.0);
                            return Cotangent.customVjp(
                                            (NDArray y) -> O.mul(inner.apply(y), c),
                                            (NDArray y, NDArray z, NDArray ct) -> ct)
                                    .apply(x);
                        },
                        (NDArray x, NDArray dx) -> O.mul(inner.apply(x), dx));
        assertThat(outer.apply(X)).isEqualTo(O.mul(O.square(X), X));
        assertThat(Derived.grad(outer::apply, X)).isEqualTo(O.square(X));
        assertThat(Derived.push(x -> Derived.grad(outer::apply, x), X)).isEqualTo(X);
    }
}
