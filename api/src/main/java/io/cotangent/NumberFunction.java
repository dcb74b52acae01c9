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
    private final Function<double[], R> body;

    NumberFunction(Function<double[], R> body) {
        this.body = body;
    }

    @Override
    public final R at(double... numbers) {
        return body.apply(numbers);
    }

    @Override
    public final R apply(double a) {
        return at(new double[] {a});
    }

    @Override
    public final R apply(double a, double b) {
        return at(new double[] {a, b});
    }

    @Override
    public final R apply(double a, double b, double c) {
        return at(new double[] {a, b, c});
    }

    @Override
    public final R apply(double a, double b, double c, double d) {
        return at(new double[] {a, b, c, d});
    }

    @Override
    public final R apply(double a, double b, double c, double d, double e) {
        return at(new double[] {a, b, c, d, e});
    }

    @Override
    public final R apply(double a, double b, double c, double d, double e, double f) {
        return at(new double[] {a, b, c, d, e, f});
    }

    /** One that replays its paths. */
    static final class Replayed<R> extends NumberFunction<R> implements Compiled {
        private final Routes routes;

        @SuppressWarnings("unchecked") // the routes are the function's
        private Replayed(Routes routes) {
            super(numbers -> (R) routes.callWith(numbers));
            this.routes = routes;
        }

        Replayed(Derivatives<R> function) {
            this(new Routes(function.body(), function.owner()));
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
