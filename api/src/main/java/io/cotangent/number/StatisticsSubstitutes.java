package io.cotangent.number;

import java.util.DoubleSummaryStatistics;

/** What statistics say, with the shadows that {@link NumberStatistics} keeps. */
public final class StatisticsSubstitutes {
    private StatisticsSubstitutes() {}

    static int sumShadow(DoubleSummaryStatistics of, Tape t) {
        return of instanceof NumberStatistics numbers ? numbers.sumShadow(t) : 0;
    }

    /** {@link DoubleSummaryStatistics#getSum}. */
    public static double getSum(DoubleSummaryStatistics of, Tape t) {
        t.result = sumShadow(of, t);
        return of.getSum();
    }

    /** {@link DoubleSummaryStatistics#getAverage}. */
    public static double getAverage(DoubleSummaryStatistics of, Tape t) {
        long count = of.getCount();
        double mean = of.getAverage();
        t.result =
                Steps.binary(Rule.DIV, sumShadow(of, t), 0, of.getSum(), (double) count, mean, t);
        return mean;
    }

    /** {@link DoubleSummaryStatistics#getMin}. */
    public static double getMin(DoubleSummaryStatistics of, Tape t) {
        t.result = of instanceof NumberStatistics numbers ? numbers.leastShadow(t) : 0;
        return of.getMin();
    }

    /** {@link DoubleSummaryStatistics#getMax}. */
    public static double getMax(DoubleSummaryStatistics of, Tape t) {
        t.result = of instanceof NumberStatistics numbers ? numbers.greatestShadow(t) : 0;
        return of.getMax();
    }
}
