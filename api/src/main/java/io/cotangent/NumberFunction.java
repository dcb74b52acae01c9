package io.cotangent;

import io.cotangent.function.OfDoubles1;
import io.cotangent.function.OfDoubles2;
import io.cotangent.function.OfDoubles3;
import io.cotangent.function.OfDoubles4;
import io.cotangent.function.OfDoubles5;
import io.cotangent.function.OfDoubles6;
import io.cotangent.path.Routes;
import java.util.Map;
import java.util.function.Function;

/** A function of so many plain numbers as are asked for, one to six. */
class NumberFunction<R>
        implements OfDoubles1<R>,
                OfDoubles2<R>,
                OfDoubles3<R>,
                OfDoubles4<R>,
                OfDoubles5<R>,
                OfDoubles6<R> {
    private final Function<Object[], R> body;

    NumberFunction(Function<Object[], R> body) {
        this.body = body;
    }

    private R of(Object... numbers) {
        return body.apply(numbers);
    }

    @Override
    public final R at(double... numbers) {
        Object[] boxes = new Object[numbers.length];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = numbers[i];
        }
        return of(boxes);
    }

    @Override
    public final R apply(double a) {
        return of(a);
    }

    @Override
    public final R apply(double a, double b) {
        return of(a, b);
    }

    @Override
    public final R apply(double a, double b, double c) {
        return of(a, b, c);
    }

    @Override
    public final R apply(double a, double b, double c, double d) {
        return of(a, b, c, d);
    }

    @Override
    public final R apply(double a, double b, double c, double d, double e) {
        return of(a, b, c, d, e);
    }

    @Override
    public final R apply(double a, double b, double c, double d, double e, double f) {
        return of(a, b, c, d, e, f);
    }

    /** One that replays its paths. */
    static final class Replayed<R> extends NumberFunction<R> implements Compiled {
        private final Routes routes;

        private Replayed(Routes routes) {
            super(numbers -> Replayed.<R>value(routes, numbers));
            this.routes = routes;
        }

        Replayed(Derivatives<R> function) {
            this(new Routes(function.body(), function.owner()));
        }

        @SuppressWarnings("unchecked") // the routes are the function's
        private static <R> R value(Routes routes, Object... numbers) {
            return (R) routes.call(numbers);
        }

        @Override
        public long traces() {
            return routes.traces();
        }

        @Override
        public long replays() {
            return routes.replays();
        }

        @Override
        public int variants() {
            return routes.variants();
        }

        @Override
        public Map<Cause, Long> causes() {
            return routes.causes();
        }

        @Override
        public String explain() {
            return routes.explain();
        }

        @Override
        public String toString() {
            return explain();
        }
    }
}
