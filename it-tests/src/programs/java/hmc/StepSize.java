package hmc;

/**
 * The step that brings about the acceptance wanted, by dual averaging (Nesterov, 2009; with the
 * constants of Hoffman and Gelman, 2014).
 */
final class StepSize {
    private static final double TARGET = 0.8;
    private final double centre;
    private double error;
    private double logStep;
    private double logMean;
    private int count;

    StepSize(double first) {
        centre = Math.log(10 * first);
        logStep = Math.log(first);
    }

    /** Takes note of a transition's acceptance. */
    void learn(double acceptance) {
        count++;
        double part = 1 / (count + 10.0);
        error = (1 - part) * error + part * (TARGET - acceptance);
        logStep = centre - Math.sqrt(count) / 0.05 * error;
        double kept = Math.pow(count, -0.75);
        logMean = kept * logStep + (1 - kept) * logMean;
    }

    /** The step to try next. */
    double current() {
        return Math.exp(logStep);
    }

    /** The step to stay with. */
    double settled() {
        return Math.exp(logMean);
    }
}
