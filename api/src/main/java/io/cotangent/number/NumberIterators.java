package io.cotangent.number;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.DoubleConsumer;

/** The numbers of a source, and what is made of them, one by one. */
final class NumberIterators {
    private NumberIterators() {}

    /** Makes an object of a number. */
    @FunctionalInterface
    interface Making<T> {
        T of(double x, int dx, Tape t);
    }

    /** The objects that are made of numbers. */
    static final class OfObjects<T> implements Iterator<T> {
        private final NumberSource source;
        private final Making<? extends T> making;
        private boolean isAhead;

        OfObjects(NumberSource source, Making<? extends T> making) {
            this.source = source;
            this.making = making;
        }

        @Override
        public boolean hasNext() {
            isAhead = isAhead || source.advance(NumberSource.tape());
            return isAhead;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            isAhead = false;
            return making.of(source.value, source.shadow, NumberSource.tape());
        }
    }

    /** The numbers. */
    static final class OfNumbers implements PrimitiveIterator.OfDouble {
        private static final int NEXT = Signatures.of("nextDouble", "()D");

        static {
            Functions.byHand(OfNumbers.class);
        }

        private final NumberSource source;
        private boolean isAhead;

        OfNumbers(NumberSource source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            isAhead = isAhead || source.advance(NumberSource.tape());
            return isAhead;
        }

        private void step() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            isAhead = false;
        }

        @Override
        public double nextDouble() {
            Tape t = NumberSource.tape();
            int foreign = HandOver.enter(t, NEXT);
            step();
            HandOver.give(source.shadow, foreign, t, NEXT);
            return source.value;
        }

        @Override
        public Double next() {
            step();
            return Stored.box(source.value, source.shadow, NumberSource.tape());
        }

        @Override
        public void forEachRemaining(DoubleConsumer action) {
            Tape t = NumberSource.tape();
            while (hasNext()) {
                isAhead = false;
                Functions.accept(action, source.value, source.shadow, t);
            }
        }
    }
}
