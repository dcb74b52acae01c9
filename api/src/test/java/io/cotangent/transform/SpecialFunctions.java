package io.cotangent.transform;

import io.cotangent.NDArray;
import io.cotangent.op.Ops;
import io.cotangent.op.Unary;
import java.util.ArrayList;
import java.util.List;

/** Special functions. */
final class SpecialFunctions {
    private SpecialFunctions() {}

    static List<Functions> all() {
        List<Functions> all = new ArrayList<>();
        ofOne(all);
        ofTwo(all);
        return all;
    }

    private static void ofOne(List<Functions> all) {
        Functions.one(all, "erf", Ops::erf);
        Functions.one(all, "erfc", Ops::erfc);
        Functions.one(all, "erfinv", -0.8, 0.8, Ops::erfinv);
        Functions.one(all, "erfcinv", 0.3, 1.7, Ops::erfcinv);
        Functions.one(all, "lgamma", 0.3, 4, Ops::lgamma);
        Functions.one(all, "lgamma", -2.8, -2.2, Ops::lgamma);
        Functions.one(all, "digamma", 0.4, 4, Ops::digamma);
        Functions.one(all, "digamma", -1.7, -1.3, Ops::digamma);
        Functions.one(all, "gamma", 0.4, 4, Ops::gamma);
        Functions.one(all, "gamma", -1.7, -1.3, Ops::gamma);
        Functions.one(all, "normCdf", Ops::normCdf);
        Functions.one(all, "normLogCdf", Ops::normLogCdf);
        Functions.one(all, "normLogCdf", -9, -6, Ops::normLogCdf);
        Functions.one(all, "normPpf", 0.1, 0.9, Ops::normPpf);
        Functions.one(all, "logit", 0.2, 0.8, Ops::logit);
        Functions.one(all, "entr", 0.2, 2, Ops::entr);
        Functions.one(all, "i0", Ops::i0);
        Functions.one(all, "i1", Ops::i1);
        Functions.one(all, "i0e", -2, -0.1, Ops::i0e);
        Functions.one(all, "i1e", 0.1, 2, Ops::i1e);
        Functions.one(all, "sinc", Ops::sinc);
        Functions.one(all, "sinc", -0.01, 0.01, Ops::sinc);
        for (int n = 0; n < 4; n++) {
            int order = n;
            Functions.one(all, "polygamma " + n, .6, 4, (o, x) -> o.polygamma(x, order));
            Functions.one(all, "polygamma " + n, -1.6, -1.4, (o, x) -> o.polygamma(x, order));
        }
        Functions.one(
                all,
                "second derivative of normLogCdf",
                -9,
                2,
                (o, x) -> o.function(Unary.NORM_LOG_CDF_EXCESS, x));
        Functions.one(all, "nanToNum", (o, x) -> o.nanToNum(o.square(x)));
        NDArray odd = NDArray.of(0, Double.NaN, Double.NEGATIVE_INFINITY);
        Functions.one(
                all,
                "nanToNum",
                (o, x) -> o.square(o.nanToNum(o.add(x, odd.astype(x.dtype())), 1, 2, 3)),
                new int[] {3},
                new int[] {2, 3});
    }

    private static void ofTwo(List<Functions> all) {
        Functions.two(all, "xlogy", .5, 2, Ops::xlogy);
        Functions.two(all, "xlog1py", -.5, 2, Ops::xlog1py);
        Functions.two(all, "xlogy of 0", 1.25, 1.25, (o, a, b) -> o.xlogy(o.sub(a, 1.25), b));
        Functions.one(all, "xlogy", (o, x) -> o.xlogy(x, 1.5));
        Functions.one(all, "xlog1py", (o, x) -> o.xlog1py(x, 1.5));
        Functions.one(all, "beta", .5, 3, (o, x) -> o.beta(x, 1.5));
        Functions.one(all, "betaln", .5, 3, (o, x) -> o.betaln(x, 1.5));
        Functions.two(all, "beta", .5, 3, Ops::beta);
        Functions.two(all, "betaln", .5, 3, Ops::betaln);
    }
}
