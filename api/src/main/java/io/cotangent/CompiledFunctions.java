package io.cotangent;

import io.cotangent.function.Fn1;
import io.cotangent.function.Fn2;
import io.cotangent.function.Fn3;
import io.cotangent.function.Fn4;
import io.cotangent.function.Fn5;
import io.cotangent.function.Fn6;
import io.cotangent.path.Routes;
import java.util.Map;

/** Functions of one to six arguments that replay their paths. */
@SuppressWarnings("unchecked") // the types are those of the function that is compiled
final class CompiledFunctions {
    private CompiledFunctions() {}

    /** What they share. */
    private abstract static class Base implements Compiled {
        private final Routes routes;

        Base(Derivatives<?> function) {
            routes = new Routes(function.body(), function.owner());
        }

        Object call(Object... arguments) {
            return routes.call(arguments);
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

    static <A, R> Fn1<A, R> of(Fn1<A, R> fn) {
        class Function extends Base implements Fn1<A, R> {
            Function() {
                super(Derivatives.of(fn));
            }

            @Override
            public R apply(A a) {
                return (R) call(a);
            }
        }
        return new Function();
    }

    static <A, B, R> Fn2<A, B, R> of(Fn2<A, B, R> fn) {
        class Function extends Base implements Fn2<A, B, R> {
            Function() {
                super(Derivatives.of(fn));
            }

            @Override
            public R apply(A a, B b) {
                return (R) call(a, b);
            }
        }
        return new Function();
    }

    static <A, B, C, R> Fn3<A, B, C, R> of(Fn3<A, B, C, R> fn) {
        class Function extends Base implements Fn3<A, B, C, R> {
            Function() {
                super(Derivatives.of(fn));
            }

            @Override
            public R apply(A a, B b, C c) {
                return (R) call(a, b, c);
            }
        }
        return new Function();
    }

    static <A, B, C, D, R> Fn4<A, B, C, D, R> of(Fn4<A, B, C, D, R> fn) {
        class Function extends Base implements Fn4<A, B, C, D, R> {
            Function() {
                super(Derivatives.of(fn));
            }

            @Override
            public R apply(A a, B b, C c, D d) {
                return (R) call(a, b, c, d);
            }
        }
        return new Function();
    }

    static <A, B, C, D, E, R> Fn5<A, B, C, D, E, R> of(Fn5<A, B, C, D, E, R> fn) {
        class Function extends Base implements Fn5<A, B, C, D, E, R> {
            Function() {
                super(Derivatives.of(fn));
            }

            @Override
            public R apply(A a, B b, C c, D d, E e) {
                return (R) call(a, b, c, d, e);
            }
        }
        return new Function();
    }

    static <A, B, C, D, E, F, R> Fn6<A, B, C, D, E, F, R> of(Fn6<A, B, C, D, E, F, R> fn) {
        class Function extends Base implements Fn6<A, B, C, D, E, F, R> {
            Function() {
                super(Derivatives.of(fn));
            }

            @Override
            public R apply(A a, B b, C c, D d, E e, F f) {
                return (R) call(a, b, c, d, e, f);
            }
        }
        return new Function();
    }
}
