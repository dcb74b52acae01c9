package io.cotangent.benchmark;

import io.cotangent.benchmark.Operation.Call;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.special.Erf;

/** Workloads in Hipparchus, which differentiates numbers in forward mode. */
final class HipparchusCases {
    private static final double[][] A = {{0, 2, -1}, {3, 1.5, 2}};
    private static final double[] X = {1, 2, -1};

    private HipparchusCases() {}

    /** W1: the five results of the function. */
    private static <T extends CalculusFieldElement<T>> void notebook(
            T[] x, T[] sums, T[] products) {
        List<T> z = Arrays.stream(x).map(t -> t.multiply(t).sin()).toList();
        for (int i = 0; i < x.length; i++) {
            sums[i] = x[i].multiply(x[i]).add(z.get(i));
        }
        for (int row = 0; row < A.length; row++) {
            T sum = z.get(0).multiply(A[row][0]);
            for (int i = 1; i < x.length; i++) {
                sum = sum.add(z.get(i).multiply(A[row][i]));
            }
            products[row] = sum;
        }
    }

    static Call notebookJvp(Inputs inputs) {
        double[] v = {1, 3, 4};
        return () -> {
            UnivariateDerivative1[] x = new UnivariateDerivative1[3];
            Arrays.setAll(x, i -> new UnivariateDerivative1(X[i], v[i]));
            UnivariateDerivative1[] sums = new UnivariateDerivative1[3];
            UnivariateDerivative1[] products = new UnivariateDerivative1[2];
            notebook(x, sums, products);
            return List.of(
                    Arrays.stream(sums).mapToDouble(UnivariateDerivative1::getValue).toArray(),
                    Arrays.stream(products).mapToDouble(UnivariateDerivative1::getValue).toArray(),
                    Arrays.stream(sums)
                            .mapToDouble(UnivariateDerivative1::getFirstDerivative)
                            .toArray(),
                    Arrays.stream(products)
                            .mapToDouble(UnivariateDerivative1::getFirstDerivative)
                            .toArray());
        };
    }

    /** Through the whole Jacobian, since the library has no reverse mode. */
    static Call notebookVjp(Inputs inputs) {
        double[] forSums = {1, 0.1, 3};
        double[] forProducts = {0.4, -0.3};
        return () -> {
            Gradient[] sums = new Gradient[3];
            Gradient[] products = new Gradient[2];
            notebook(variables(X), sums, products);
            double[] pulled = new double[3];
            addTo(pulled, sums, forSums);
            addTo(pulled, products, forProducts);
            return List.of(
                    Arrays.stream(sums).mapToDouble(Gradient::getValue).toArray(),
                    Arrays.stream(products).mapToDouble(Gradient::getValue).toArray(),
                    pulled);
        };
    }

    private static Gradient[] variables(double[] x) {
        Gradient[] variables = new Gradient[x.length];
        Arrays.setAll(variables, i -> Gradient.variable(x.length, i, x[i]));
        return variables;
    }

    private static void addTo(double[] pulled, Gradient[] results, double[] cotangents) {
        for (int i = 0; i < results.length; i++) {
            for (int j = 0; j < pulled.length; j++) {
                pulled[j] += cotangents[i] * results[i].getPartialDerivative(j);
            }
        }
    }

    /** W6. */
    private static <T extends CalculusFieldElement<T>> T valley(T[] x) {
        T sum = x[0].getField().getZero();
        for (int i = 0; i + 1 < x.length; i++) {
            T across = x[i + 1].subtract(x[i].multiply(x[i]));
            T along = x[i].negate().add(1);
            sum = sum.add(across.multiply(across).multiply(100)).add(along.multiply(along));
        }
        return sum;
    }

    static Call valleyGradient(Inputs inputs) {
        double[] x = Formulas.vector(100, 0.37, 0, 1);
        return () -> {
            Gradient found = valley(variables(x));
            return List.of(found.getValue(), found.getGradient());
        };
    }

    static Call valleyHessian(Inputs inputs) {
        double[] x = Formulas.vector(100, 0.37, 0, 1);
        DSFactory factory = new DSFactory(x.length, 2);
        return () -> {
            DerivativeStructure[] variables = new DerivativeStructure[x.length];
            Arrays.setAll(variables, i -> factory.variable(i, x[i]));
            DerivativeStructure found = valley(variables);
            double[] hessian = new double[x.length * x.length];
            int[] orders = new int[x.length];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    orders[i]++;
                    orders[j]++;
                    hessian[i * x.length + j] = found.getPartialDerivative(orders);
                    orders[i] = 0;
                    orders[j] = 0;
                }
            }
            return hessian;
        };
    }

    /** W7. */
    static Call loop(Inputs inputs) {
        return () -> {
            UnivariateDerivative1 p = new UnivariateDerivative1(1.3, 1);
            UnivariateDerivative1 s = new UnivariateDerivative1(0.5, 0);
            for (int i = 0; i < 10_000; i++) {
                s = s.add(s.multiply(p).sin().multiply(1e-4));
            }
            return List.of(s.getValue(), s.getFirstDerivative());
        };
    }

    /** P, the heat in a rod. */
    static Call heat(Inputs inputs) {
        double[] start = Formulas.vector(100, 0.37, 0, 1);
        return () -> {
            Gradient[] now = variables(start);
            for (int step = 0; step < 20; step++) {
                Gradient[] next = new Gradient[now.length];
                next[0] = Gradient.constant(start.length, 0);
                next[now.length - 1] = next[0];
                for (int i = 1; i + 1 < now.length; i++) {
                    Gradient bend = now[i - 1].subtract(now[i].multiply(2)).add(now[i + 1]);
                    next[i] = now[i].add(bend.multiply(0.1));
                }
                now = next;
            }
            Gradient sum = Gradient.constant(start.length, 0);
            for (Gradient each : now) {
                sum = sum.add(each.multiply(each));
            }
            return List.of(sum.getValue(), sum.getGradient());
        };
    }

    /** W8a. */
    static Call greeks(Inputs inputs) {
        DSFactory factory = new DSFactory(4, 2);
        return () -> {
            DerivativeStructure spot = factory.variable(0, 100);
            DerivativeStructure rate = factory.variable(2, 0.03);
            DerivativeStructure maturity = factory.variable(3, 1);
            DerivativeStructure price =
                    price(
                            spot,
                            spot.divide(105),
                            discount(rate, maturity).multiply(105),
                            factory.variable(1, 0.25),
                            rate,
                            maturity);
            return List.of(
                    price.getValue(),
                    price.getPartialDerivative(1, 0, 0, 0),
                    price.getPartialDerivative(2, 0, 0, 0),
                    price.getPartialDerivative(0, 1, 0, 0),
                    -price.getPartialDerivative(0, 0, 0, 1),
                    price.getPartialDerivative(0, 0, 1, 0));
        };
    }

    /** P, the gradient of a price in everything. */
    static Call option(Inputs inputs) {
        double[] contract = {100, 105, 0.25, 0.03, 1};
        return () -> {
            Gradient[] x = variables(contract);
            Gradient due = discount(x[3], x[4]).multiply(x[1]);
            Gradient found = price(x[0], x[0].divide(x[1]), due, x[2], x[3], x[4]);
            return List.of(found.getValue(), found.getGradient());
        };
    }

    private static <T extends CalculusFieldElement<T>> T discount(T rate, T maturity) {
        return rate.negate().multiply(maturity).exp();
    }

    private static <T extends CalculusFieldElement<T>> T price(
            T spot, T moneyness, T due, T volatility, T rate, T maturity) {
        T root = volatility.multiply(maturity.sqrt());
        T drift = rate.add(volatility.multiply(volatility).multiply(0.5)).multiply(maturity);
        T d1 = moneyness.log().add(drift).divide(root);
        T d2 = d1.subtract(root);
        return spot.multiply(normal(d1)).subtract(due.multiply(normal(d2)));
    }

    private static <T extends CalculusFieldElement<T>> T normal(T d) {
        return Erf.erf(d.multiply(Math.sqrt(0.5))).add(1).multiply(0.5);
    }
}
