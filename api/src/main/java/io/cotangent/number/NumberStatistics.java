package io.cotangent.number;

import java.util.DoubleSummaryStatistics;

/** Statistics of numbers that keep the shadows of sum, least and greatest. */
final class NumberStatistics extends DoubleSummaryStatistics {
    static {
        Functions.byHand(NumberStatistics.class);
    }

    private final NumberSum sum = new NumberSum();
    private final double[] least = {Double.POSITIVE_INFINITY};
    private final double[] greatest = {Double.NEGATIVE_INFINITY};

    void add(double x, int dx, Tape t) {
        super.accept(x);
        sum.add(x, dx, t);
        extend(Rule.MIN, least, Math.min(least[0], x), x, dx, t);
        extend(Rule.MAX, greatest, Math.max(greatest[0], x), x, dx, t);
    }

    private static void extend(Rule rule, double[] one, double z, double x, int dx, Tape t) {
        int d = Stored.shadow(one, 0, t);
        boolean isFirst = Double.isInfinite(one[0]) && d == 0;
        int dz = isFirst ? dx : Steps.binary(rule, d, dx, one[0], x, z, t);
        Stored.store(one, 0, z, dz, t);
    }

    @Override
    public void accept(double x) {
        Tape t = NumberSource.tape();
        int foreign = HandOver.enter(t, Functions.ACCEPT);
        add(x, HandOver.argument0(t, foreign), t);
    }

    /** Takes over what others have seen, whose shadows are kept if they are of this class. */
    @Override
    public void combine(DoubleSummaryStatistics other) {
        Tape t = NumberSource.tape();
        super.combine(other);
        double x = other.getSum();
        sum.add(x, StatisticsSubstitutes.sumShadow(other, t), t);
        double low = other.getMin();
        int dlow = other instanceof NumberStatistics numbers ? numbers.leastShadow(t) : 0;
        extend(Rule.MIN, least, Math.min(least[0], low), low, dlow, t);
        double high = other.getMax();
        int dhigh = other instanceof NumberStatistics numbers ? numbers.greatestShadow(t) : 0;
        extend(Rule.MAX, greatest, Math.max(greatest[0], high), high, dhigh, t);
    }

    int sumShadow(Tape t) {
        double z = sum.result(t);
        return Steps.corrected(z, getSum(), t.result, t);
    }

    int leastShadow(Tape t) {
        return Stored.shadow(least, 0, t);
    }

    int greatestShadow(Tape t) {
        return Stored.shadow(greatest, 0, t);
    }
}
