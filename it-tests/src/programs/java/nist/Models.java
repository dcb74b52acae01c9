package nist;

import io.cotangent.NDArray;
import java.util.Map;

/** The models, as NIST writes them, on arrays. */
final class Models {
    /** A model of parameters and predictors. */
    interface Model {
        NDArray at(NDArray[] b, NDArray x);
    }

    static final Map<String, Model> BY_NAME =
            Map.ofEntries(
                    Map.entry("Bennett5", Models::bennett),
                    Map.entry("BoxBOD", Models::saturation),
                    Map.entry("Chwirut1", Models::chwirut),
                    Map.entry("Chwirut2", Models::chwirut),
                    Map.entry("DanWood", Models::danWood),
                    Map.entry("ENSO", Models::enso),
                    Map.entry("Eckerle4", Models::eckerle),
                    Map.entry("Gauss1", Models::gauss),
                    Map.entry("Gauss2", Models::gauss),
                    Map.entry("Gauss3", Models::gauss),
                    Map.entry("Hahn1", Models::cubics),
                    Map.entry("Kirby2", Models::quadratics),
                    Map.entry("Lanczos1", Models::lanczos),
                    Map.entry("Lanczos2", Models::lanczos),
                    Map.entry("Lanczos3", Models::lanczos),
                    Map.entry("MGH09", Models::kowalik),
                    Map.entry("MGH10", Models::meyer),
                    Map.entry("MGH17", Models::osborne),
                    Map.entry("Misra1a", Models::saturation),
                    Map.entry("Misra1b", Models::misra1b),
                    Map.entry("Misra1c", Models::misra1c),
                    Map.entry("Misra1d", Models::misra1d),
                    Map.entry("Nelson", Models::nelson),
                    Map.entry("Rat42", Models::ratkowsky42),
                    Map.entry("Rat43", Models::ratkowsky43),
                    Map.entry("Roszman1", Models::roszman),
                    Map.entry("Thurber", Models::cubics));

    private Models() {}

    /** The residuals of a problem; Nelson's response is a logarithm. */
    static NDArray residuals(Problem problem, NDArray... b) {
        NDArray y = problem.name().equals("Nelson") ? problem.y().log() : problem.y();
        NDArray x = problem.name().equals("Nelson") ? problem.x() : problem.x().get(0);
        return BY_NAME.get(problem.name()).at(b, x).sub(y);
    }

    private static NDArray bennett(NDArray[] b, NDArray x) {
        return b[0].mul(b[1].add(x).pow(b[2].reciprocal().neg()));
    }

    private static NDArray saturation(NDArray[] b, NDArray x) {
        return b[0].mul(b[1].neg().mul(x).exp().rsub(1));
    }

    private static NDArray chwirut(NDArray[] b, NDArray x) {
        return b[0].neg().mul(x).exp().div(b[1].add(b[2].mul(x)));
    }

    private static NDArray danWood(NDArray[] b, NDArray x) {
        return b[0].mul(x.pow(b[1]));
    }

    private static NDArray enso(NDArray[] b, NDArray x) {
        NDArray year = x.mul(2 * Math.PI / 12);
        NDArray second = x.mul(2 * Math.PI).div(b[3]);
        NDArray third = x.mul(2 * Math.PI).div(b[6]);
        return b[0].add(b[1].mul(year.cos()))
                .add(b[2].mul(year.sin()))
                .add(b[4].mul(second.cos()))
                .add(b[5].mul(second.sin()))
                .add(b[7].mul(third.cos()))
                .add(b[8].mul(third.sin()));
    }

    private static NDArray eckerle(NDArray[] b, NDArray x) {
        return b[0].div(b[1]).mul(x.sub(b[2]).div(b[1]).square().mul(-0.5).exp());
    }

    private static NDArray gauss(NDArray[] b, NDArray x) {
        return b[0].mul(b[1].neg().mul(x).exp())
                .add(bell(b[2], b[3], b[4], x))
                .add(bell(b[5], b[6], b[7], x));
    }

    private static NDArray bell(NDArray height, NDArray centre, NDArray width, NDArray x) {
        return height.mul(x.sub(centre).square().neg().div(width.square()).exp());
    }

    private static NDArray cubics(NDArray[] b, NDArray x) {
        NDArray x2 = x.square();
        NDArray x3 = x.pow(3);
        NDArray above = b[0].add(b[1].mul(x)).add(b[2].mul(x2)).add(b[3].mul(x3));
        return above.div(b[4].mul(x).add(1).add(b[5].mul(x2)).add(b[6].mul(x3)));
    }

    private static NDArray quadratics(NDArray[] b, NDArray x) {
        NDArray x2 = x.square();
        NDArray above = b[0].add(b[1].mul(x)).add(b[2].mul(x2));
        return above.div(b[3].mul(x).add(1).add(b[4].mul(x2)));
    }

    private static NDArray lanczos(NDArray[] b, NDArray x) {
        return b[0].mul(b[1].neg().mul(x).exp())
                .add(b[2].mul(b[3].neg().mul(x).exp()))
                .add(b[4].mul(b[5].neg().mul(x).exp()));
    }

    private static NDArray kowalik(NDArray[] b, NDArray x) {
        NDArray x2 = x.square();
        return b[0].mul(x2.add(x.mul(b[1]))).div(x2.add(x.mul(b[2])).add(b[3]));
    }

    private static NDArray meyer(NDArray[] b, NDArray x) {
        return b[0].mul(b[1].div(x.add(b[2])).exp());
    }

    private static NDArray osborne(NDArray[] b, NDArray x) {
        return b[0].add(b[1].mul(x.neg().mul(b[3]).exp())).add(b[2].mul(x.neg().mul(b[4]).exp()));
    }

    private static NDArray misra1b(NDArray[] b, NDArray x) {
        return b[0].mul(b[1].mul(x).div(2).add(1).pow(-2).rsub(1));
    }

    private static NDArray misra1c(NDArray[] b, NDArray x) {
        return b[0].mul(b[1].mul(2).mul(x).add(1).pow(-0.5).rsub(1));
    }

    private static NDArray misra1d(NDArray[] b, NDArray x) {
        return b[0].mul(b[1]).mul(x).mul(b[1].mul(x).add(1).reciprocal());
    }

    private static NDArray nelson(NDArray[] b, NDArray x) {
        return b[0].sub(b[1].mul(x.get(0)).mul(b[2].neg().mul(x.get(1)).exp()));
    }

    private static NDArray ratkowsky42(NDArray[] b, NDArray x) {
        return b[0].div(b[1].sub(b[2].mul(x)).exp().add(1));
    }

    private static NDArray ratkowsky43(NDArray[] b, NDArray x) {
        return b[0].div(b[1].sub(b[2].mul(x)).exp().add(1).pow(b[3].reciprocal()));
    }

    private static NDArray roszman(NDArray[] b, NDArray x) {
        return b[0].sub(b[1].mul(x)).sub(b[2].div(x.sub(b[3])).atan().div(Math.PI));
    }
}
