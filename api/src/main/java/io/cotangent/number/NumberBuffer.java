package io.cotangent.number;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;

/** Numbers that were put together, with their shadows. */
final class NumberBuffer implements DoubleConsumer, DoubleStream.Builder {
    private static final int ADD =
            Signatures.of("add", "(D)Ljava/util/stream/DoubleStream$Builder;");

    static {
        Functions.byHand(NumberBuffer.class);
    }

    private double[] numbers = new double[8];
    private int size;
    private boolean isBuilt;

    void add(double x, int dx, Tape t) {
        if (isBuilt) {
            throw new IllegalStateException("the stream was built");
        }
        if (size == numbers.length) {
            numbers = ArraySubstitutes.copyOf(numbers, Math.multiplyExact(size, 2), t);
        }
        Stored.store(numbers, size++, x, dx, t);
    }

    /** Adds all that a source has. */
    NumberBuffer addAll(NumberSource source, Tape t) {
        while (source.advance(t)) {
            add(source.value, source.shadow, t);
        }
        return this;
    }

    int size() {
        return size;
    }

    /** The numbers in an array of their own. */
    double[] array(Tape t) {
        return size == numbers.length ? numbers : ArraySubstitutes.copyOf(numbers, size, t);
    }

    /** The numbers so far, one after the other. */
    NumberSource source() {
        return NumberSources.ofArray(numbers, 0, size);
    }

    @Override
    public void accept(double x) {
        Tape t = NumberSource.tape();
        int foreign = HandOver.enter(t, Functions.ACCEPT);
        add(x, HandOver.argument0(t, foreign), t);
    }

    @Override
    public DoubleStream.Builder add(double x) {
        Tape t = NumberSource.tape();
        int foreign = HandOver.enter(t, ADD);
        add(x, HandOver.argument0(t, foreign), t);
        return this;
    }

    @Override
    public DoubleStream build() {
        NumberSource source = source();
        if (isBuilt) {
            throw new IllegalStateException("the stream was built");
        }
        isBuilt = true;
        return new NumberStream(source);
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(numbers, size));
    }
}
