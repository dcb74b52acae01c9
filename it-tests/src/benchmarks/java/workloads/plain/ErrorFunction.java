package workloads.plain;

/**
 * The error function by rational approximations: W. J. Cody, Rational Chebyshev approximations for
 * the error function, Mathematics of Computation 23 (1969), 631-637.
 */
final class ErrorFunction {
    private static final double SMALL = 0.46875;
    private static final double LARGE = 4;

    private static final double[] NEAR = {
        3.2093775891384694e3,
        3.77485237685302e2,
        1.1386415415105016e2,
        3.1611237438705655,
        1.8577770618460315e-1
    };
    private static final double[] NEAR_BELOW = {
        2.844236833439171e3, 1.2826165260773723e3, 2.4402463793444417e2, 2.3601290952344122e1, 1
    };
    private static final double[] MIDDLE = {
        1.2303393547979972e3, 2.0510783778260716e3, 1.7120476126340707e3, 8.81952221241769e2,
        2.986351381974001e2, 6.611919063714163e1, 8.883149794388377, 5.641884969886701e-1,
        2.1531153547440383e-8
    };
    private static final double[] MIDDLE_BELOW = {
        1.2303393548037495e3,
        3.4393676741437216e3,
        4.362619090143247e3,
        3.2907992357334597e3,
        1.6213895745666903e3,
        5.371811018620099e2,
        1.176939508913125e2,
        1.5744926110709835e1,
        1
    };
    private static final double[] FAR = {
        -6.587491615298378e-4, -1.6083785148742275e-2, -1.2578172611122926e-1,
        -3.6034489994980445e-1, -3.0532663496123236e-1, -1.6315387137302097e-2
    };
    private static final double[] FAR_BELOW = {
        2.3352049762686918e-3,
        6.051834131244132e-2,
        5.279051029514285e-1,
        1.8729528499234673,
        2.568520192289822,
        1
    };

    private ErrorFunction() {}

    static double erf(double x) {
        double size = Math.abs(x);
        if (size <= SMALL) {
            double square = x * x;
            return x * polynomial(NEAR, square) / polynomial(NEAR_BELOW, square);
        }
        double rest =
                size <= LARGE
                        ? polynomial(MIDDLE, size) / polynomial(MIDDLE_BELOW, size)
                        : far(size);
        return Math.copySign(1 - Math.exp(-size * size) * rest, x);
    }

    private static double far(double size) {
        double square = 1 / (size * size);
        double ratio = square * polynomial(FAR, square) / polynomial(FAR_BELOW, square);
        return (1 / Math.sqrt(Math.PI) + ratio) / size;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = coefficients[coefficients.length - 1];
        for (int i = coefficients.length - 2; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
