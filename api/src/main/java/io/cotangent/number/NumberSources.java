package io.cotangent.number;

import java.util.HashSet;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The sources that streams of numbers begin with, and those that stand for their operations. */
final class NumberSources {
    private NumberSources() {}

    /** A number of its own for each call, as long as there are. */
    @FunctionalInterface
    interface Next {
        /** The next number, whose shadow is left in the tape. */
        double next(Tape t);
    }

    /** Numbers that are made one by one while something has more. */
    static NumberSource of(BooleanSupplier hasNext, Next next) {
        return new NumberSource() {
            @Override
            boolean advance(Tape t) {
                if (!hasNext.getAsBoolean()) {
                    return false;
                }
                double x = next.next(t);
                return at(x, t.result);
            }
        };
    }

    static NumberSource ofArray(double[] array, int from, int to) {
        return new NumberSource() {
            private int next = from;

            @Override
            boolean advance(Tape t) {
                if (next >= to) {
                    return false;
                }
                int dx = Stored.shadow(array, next, t);
                return at(array[next++], dx);
            }
        };
    }

    /** Of a stream, whoever made it. */
    static NumberSource of(DoubleStream stream) {
        if (stream instanceof NumberStream numbers) {
            return numbers.take();
        }
        PrimitiveIterator.OfDouble iterator = stream.sequential().iterator();
        return of(iterator::hasNext, t -> passive(iterator.nextDouble(), t));
    }

    private static double passive(double x, Tape t) {
        t.result = 0;
        return x;
    }

    static <T> NumberSource of(Iterator<T> objects, ToDoubleFunction<? super T> function) {
        return of(objects::hasNext, t -> Functions.apply(function, objects.next(), t));
    }

    static NumberSource generated(DoubleSupplier supplier) {
        return of(() -> true, t -> Functions.get(supplier, t));
    }

    static NumberSource iterated(
            double[] seed, @Nullable DoublePredicate goesOn, DoubleUnaryOperator step) {
        return new NumberSource() {
            private boolean hasBegun;
            private boolean hasEnded;

            @Override
            boolean advance(Tape t) {
                if (hasEnded) {
                    return false;
                }
                if (hasBegun) {
                    double x = Functions.apply(step, seed[0], Stored.shadow(seed, 0, t), t);
                    Stored.store(seed, 0, x, t.result, t);
                }
                hasBegun = true;
                int dx = Stored.shadow(seed, 0, t);
                hasEnded = goesOn != null && !Functions.test(goesOn, seed[0], dx, t);
                return !hasEnded && at(seed[0], dx);
            }
        };
    }

    static NumberSource concatenated(NumberSource first, NumberSource second) {
        return new NumberSource() {
            @Override
            boolean advance(Tape t) {
                NumberSource next = first.advance(t) ? first : second.advance(t) ? second : null;
                return next != null && at(next);
            }
        };
    }

    static NumberSource mapped(NumberSource source, DoubleUnaryOperator function) {
        return new NumberSource() {
            @Override
            boolean advance(Tape t) {
                if (!source.advance(t)) {
                    return false;
                }
                double x = Functions.apply(function, source.value, source.shadow, t);
                return at(x, t.result);
            }
        };
    }

    static NumberSource filtered(NumberSource source, DoublePredicate predicate) {
        return new NumberSource() {
            @Override
            boolean advance(Tape t) {
                while (source.advance(t)) {
                    if (Functions.test(predicate, source.value, source.shadow, t)) {
                        return at(source);
                    }
                }
                return false;
            }
        };
    }

    /** The streams of some objects, one after the other; each is closed at its end. */
    static <T> NumberSource flat(Iterator<T> objects, Function<T, @Nullable DoubleStream> streams) {
        return new NumberSource() {
            private @Nullable DoubleStream stream;
            private @Nullable NumberSource source;

            @Override
            boolean advance(Tape t) {
                while (true) {
                    if (source != null && source.advance(t)) {
                        return at(source);
                    }
                    if (stream != null) {
                        stream.close();
                    }
                    if (!objects.hasNext()) {
                        source = null;
                        stream = null;
                        return false;
                    }
                    stream = streams.apply(objects.next());
                    source = stream == null ? null : of(stream);
                }
            }
        };
    }

    /** Each number once, the first of equal ones. */
    static NumberSource distinct(NumberSource source) {
        Set<Double> seen = new HashSet<>();
        return new NumberSource() {
            @Override
            boolean advance(Tape t) {
                while (source.advance(t)) {
                    Woven.look(source.shadow, t);
                    if (seen.add(source.value)) {
                        return at(source);
                    }
                }
                return false;
            }
        };
    }

    static NumberSource sorted(NumberSource source) {
        return new NumberSource() {
            private @Nullable NumberSource sorted;

            @Override
            boolean advance(Tape t) {
                if (sorted == null) {
                    double[] all = new NumberBuffer().addAll(source, t).array(t);
                    ArraySubstitutes.sort(all, t);
                    sorted = ofArray(all, 0, all.length);
                }
                return sorted.advance(t) && at(sorted);
            }
        };
    }

    static NumberSource limited(NumberSource source, long size) {
        return new NumberSource() {
            private long left = size;

            @Override
            boolean advance(Tape t) {
                return left > 0 && left-- > 0 && source.advance(t) && at(source);
            }
        };
    }

    static NumberSource after(NumberSource source, long count) {
        return new NumberSource() {
            private long left = count;

            @Override
            boolean advance(Tape t) {
                while (left > 0 && source.advance(t)) {
                    left--;
                }
                return source.advance(t) && at(source);
            }
        };
    }

    static NumberSource whileTrue(NumberSource source, DoublePredicate predicate) {
        return new NumberSource() {
            private boolean hasEnded;

            @Override
            boolean advance(Tape t) {
                hasEnded =
                        hasEnded
                                || !source.advance(t)
                                || !Functions.test(predicate, source.value, source.shadow, t);
                return !hasEnded && at(source);
            }
        };
    }

    static NumberSource fromFalse(NumberSource source, DoublePredicate predicate) {
        return new NumberSource() {
            private boolean hasBegun;

            @Override
            boolean advance(Tape t) {
                while (source.advance(t)) {
                    hasBegun =
                            hasBegun || !Functions.test(predicate, source.value, source.shadow, t);
                    if (hasBegun) {
                        return at(source);
                    }
                }
                return false;
            }
        };
    }
}
