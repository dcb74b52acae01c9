package plainlib;

/** What is asked of either library. */
interface Library {
    String name();

    double logGamma(double x);

    double gammaP(double a, double x);

    double erf(double x);

    double erfInv(double x);

    double logBeta(double a, double b);

    double beta(double x, double a, double b);

    double integral(int which, double rate, double end);

    double brentRoot(double cube);

    double newtonRoot(double cube);

    double solved(boolean byQr, double[] all, int n);

    double spline(double[] knots, double[] values, double at);

    double logDensity(String which, double x, double a, double b);
}
